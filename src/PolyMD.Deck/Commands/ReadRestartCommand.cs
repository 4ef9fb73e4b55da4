using System.Globalization;
using PolyMD.Deck.Restarts;
using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>read_restart file [remap]: the system of a restart file; a * in the name stands for the largest step there is.</summary>
[Command("read_restart")]
internal sealed record ReadRestartCommand(ArgToken File, bool Remap) : ICommand<ReadRestartCommand>
{
    public static ReadRestartCommand Parse(ArgReader args)
    {
        ReadRestartCommand command = new(args.Token("file"), args.TryKeyword("remap"));
        WriteRestartCommand.CheckName(args, command.File.Text);
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.RequireNoBox();
        string file = File.Text.Contains('*', StringComparison.Ordinal) ? Latest(context) : File.Text;
        string path = context.InputPath(file);
        if (!System.IO.File.Exists(path)) throw new DeckException(File.Span, $"read_restart: file '{file}' does not exist{context.NearFile(file)}");
        context.Output.Line("Reading restart file ...");
        RestartReader.Read(context, context.Files.Reads(path), file, Remap);
    }

    private string Latest(DeckContext context)
    {
        int star = File.Text.IndexOf('*', StringComparison.Ordinal);
        string full = Path.Combine(context.WorkingFolder, File.Text), name = Path.GetFileName(full);
        int at = name.IndexOf('*', StringComparison.Ordinal);
        if (at < 0) throw new DeckException(File.Span, "read_restart: '*' must stand in the name of the file, not of its folder");
        long best = LatestIn(Path.GetDirectoryName(full)!, name, at);
        if (best < 0 && context.FormerPath(full) is { } former) best = LatestIn(Path.GetDirectoryName(former)!, name, at);
        if (best < 0) throw new DeckException(File.Span, $"read_restart: no file is named as '{File.Text}' with a step in place of *");
        return $"{File.Text[..star]}{best.ToString(CultureInfo.InvariantCulture)}{File.Text[(star + 1)..]}";
    }

    private static long LatestIn(string folder, string name, int at)
    {
        long best = -1;
        foreach (string path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
        {
            string found = Path.GetFileName(path);
            if (found.Length < name.Length || !found.StartsWith(name[..at], StringComparison.Ordinal) || !found.EndsWith(name[(at + 1)..], StringComparison.Ordinal)) continue;
            if (long.TryParse(found.AsSpan(at, found.Length - name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long step)) best = Math.Max(best, step);
        }
        return best;
    }
}
