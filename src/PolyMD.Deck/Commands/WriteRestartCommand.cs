using PolyMD.Deck.Restarts;
using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>write_restart file [noinit]: the present state, to go on from with read_restart.</summary>
[Command("write_restart")]
internal sealed record WriteRestartCommand(string File, bool Initialize) : ICommand<WriteRestartCommand>
{
    public static WriteRestartCommand Parse(ArgReader args)
    {
        string file = CheckName(args, args.Word("file"));
        bool initialize = !args.TryKeyword("noinit");
        NoKeywords(args);
        return new WriteRestartCommand(file, initialize);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        // The file holds the present state in any case; LAMMPS says so only if it sets up the system for it.
        if (Initialize) context.Output.ScreenLine("System init for write_restart ...");
        RestartWriter.Write(context, File);
    }

    /// <summary>Refuses names of files in several parts.</summary>
    public static string CheckName(ArgReader args, string file)
    {
        if (file.Contains('%', StringComparison.Ordinal)) args.Fail("'%' stands for one file per process: PolyMD writes one file");
        return file;
    }

    /// <summary>Refuses the keywords of files in several parts.</summary>
    public static void NoKeywords(ArgReader args)
    {
        if (args.Peek is "fileper" or "nfile") args.Fail($"'{args.Word("keyword")}' splits a file with '%' in its name: PolyMD writes one file");
        args.ExpectEnd();
    }
}
