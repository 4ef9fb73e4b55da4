using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>next variables: moves them on; when they are exhausted the following jump is skipped.</summary>
[Command("next")]
internal sealed record NextCommand(IReadOnlyList<ArgToken> Names) : ICommand<NextCommand>
{
    public static NextCommand Parse(ArgReader args)
    {
        if (args.AtEnd) args.Word("variable");
        return new NextCommand(args.Rest());
    }

    public void Execute(DeckContext context)
    {
        if (context.Variables.Advance(Names)) context.Interpreter.SkipJump = true;
    }
}
