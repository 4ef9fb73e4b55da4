using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>pair_coeff I J args.</summary>
[Command("pair_coeff")]
internal sealed record PairCoeffCommand(ArgReader Args) : ICommand<PairCoeffCommand>
{
    public static PairCoeffCommand Parse(ArgReader args)
    {
        if (args.Count < 2) args.Fail("expected two types and coefficients");
        return new PairCoeffCommand(args);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        context.SetupChanged();
        if (context.Pair is not { } pair) throw new PolyMDException("there is no pair_style yet");
        pair.ReadCoefficients(Args, context.Simulation);
    }
}
