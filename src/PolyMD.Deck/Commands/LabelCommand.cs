using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>label name: a place to jump to.</summary>
[Command("label")]
internal sealed record LabelCommand : ICommand<LabelCommand>
{
    public static LabelCommand Parse(ArgReader args)
    {
        args.Word("name");
        args.ExpectEnd();
        return new LabelCommand();
    }

    public void Execute(DeckContext context)
    {
    }
}
