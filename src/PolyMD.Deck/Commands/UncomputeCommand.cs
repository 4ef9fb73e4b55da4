using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>uncompute ID.</summary>
[Command("uncompute")]
internal sealed record UncomputeCommand(ArgToken Id) : ICommand<UncomputeCommand>
{
    public static UncomputeCommand Parse(ArgReader args)
    {
        UncomputeCommand command = new(args.Token("ID"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        Simulation s = context.Simulation;
        ICompute compute = s.FindCompute(Id.Text) ?? throw new DeckException(Id.Span, $"uncompute: there is no compute '{Id.Text}'{NearestName.Hint(Id.Text, s.Computes.Select(c => c.Id))}");
        s.Computes.Remove(compute);
        (compute as IDisposable)?.Dispose();
        context.SetupChanged();
    }
}
