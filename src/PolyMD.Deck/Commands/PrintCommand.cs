using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>print "text" [file name | append name] [screen yes|no] [universe yes|no].</summary>
[Command("print")]
internal sealed record PrintCommand(ArgToken Text, string? File, bool Append, bool Screen, bool Universe) : ICommand<PrintCommand>
{
    public static PrintCommand Parse(ArgReader args)
    {
        ArgToken text = args.Token("string");
        string? file = null;
        bool append = false, screen = true, universe = false;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "file": (file, append) = (args.Word("file"), false); break;
                case "append": (file, append) = (args.Word("file"), true); break;
                case "screen": screen = args.YesNo("screen"); break;
                case "universe": universe = args.YesNo("universe"); break;
                default: args.UnknownKeyword("file", "append", "screen", "universe"); break;
            }
        }
        return new PrintCommand(text, file, append, screen, universe);
    }

    public void Execute(DeckContext context)
    {
        string text = context.Interpreter.Expand(Text);
        if (Screen) context.Output.Line(text);
        // The outputs common to all partitions are those of the only one.
        if (Universe) context.Output.Line(text);
        if (File is null) return;
        context.Files.Write(context.OutputPath(File), text + "\n", Append);
    }
}
