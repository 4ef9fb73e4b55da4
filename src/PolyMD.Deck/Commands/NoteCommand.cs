using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>Commands that steer LAMMPS' machinery and have no bearing on physics here: accepted, with a note in the log where that could surprise.</summary>
[Command("processors")]
[Command("comm_modify")]
[Command("comm_style")]
[Command("package")]
[Command("suffix")]
[Command("timer")]
[Command("newton")]
[Command("info")]
[Command("python")]
internal sealed record NoteCommand(string Name, string Words) : ICommand<NoteCommand>
{
    public static NoteCommand Parse(ArgReader args)
    {
        if (args.Owner != "info" && args.AtEnd) args.Word("settings");
        return new NoteCommand(args.Owner, string.Join(' ', args.Rest().Select(t => t.Text)));
    }

    public void Execute(DeckContext context)
    {
        string? why = Name switch
        {
            "processors" or "comm_style" => "PolyMD runs in one process with threads",
            "comm_modify" => "ghost atoms follow from the cutoffs",
            "package" or "suffix" => "kernels and threads are machine settings (polymd run --threads)",
            "timer" => "all sections are always timed",
            "info" => "use 'polymd info styles'",
            _ => null,
        };
        if (Name == "python") context.Output.Warning("python is skipped: PolyMD runs no Python code");
        if (why is not null) context.Output.LogLine($"NOTE: {Name} {Words} has no effect: {why}");
    }
}
