using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>include file.</summary>
[Command("include")]
internal sealed record IncludeCommand(ArgToken File) : ICommand<IncludeCommand>
{
    public static IncludeCommand Parse(ArgReader args)
    {
        IncludeCommand command = new(args.Token("file"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context) => context.Interpreter.Run(context.LoadDeck(File.Text));
}
