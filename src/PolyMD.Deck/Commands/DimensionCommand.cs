using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>dimension 3.</summary>
[Command("dimension")]
internal sealed record DimensionCommand : ICommand<DimensionCommand>
{
    public static DimensionCommand Parse(ArgReader args)
    {
        int n = args.Integer("N", 2, 3);
        if (n == 2) args.Fail("two-dimensional systems are not supported: use dimension 3");
        args.ExpectEnd();
        return new DimensionCommand();
    }

    public void Execute(DeckContext context) => context.RequireNoBox();
}
