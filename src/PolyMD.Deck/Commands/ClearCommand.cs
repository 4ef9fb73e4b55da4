using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>clear: forgets atoms, box, forces, fixes, computes and dumps; variables stay.</summary>
[Command("clear")]
internal sealed record ClearCommand : ICommand<ClearCommand>
{
    public static ClearCommand Parse(ArgReader args)
    {
        args.ExpectEnd();
        return new ClearCommand();
    }

    public void Execute(DeckContext context) => context.Reset();
}
