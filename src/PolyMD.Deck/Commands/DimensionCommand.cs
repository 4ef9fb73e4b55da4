using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>dimension 2 | 3.</summary>
[Command("dimension")]
internal sealed record DimensionCommand(int Dimension) : ICommand<DimensionCommand>
{
    public static DimensionCommand Parse(ArgReader args)
    {
        int n = args.Integer("N", 2, 3);
        args.ExpectEnd();
        return new DimensionCommand(n);
    }

    public void Execute(DeckContext context)
    {
        context.RequireNoBox();
        context.Dimension = Dimension;
    }
}
