using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>log file [append] | none.</summary>
[Command("log")]
internal sealed record LogCommand(string File, bool Append) : ICommand<LogCommand>
{
    public static LogCommand Parse(ArgReader args)
    {
        LogCommand command = new(args.Word("file"), args.TryKeyword("append"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        if (File == "none") context.Output.SetLog(null, false);
        else context.Output.OpenLog(context.OutputPath(File), Append, context.Files);
    }
}
