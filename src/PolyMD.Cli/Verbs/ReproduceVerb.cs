using System.CommandLine;
using System.Globalization;
using PolyMD.Deck;
using PolyMD.Deck.Provenance;
using PolyMD.Studies;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd reproduce: runs what a manifest tells of again and compares.</summary>
internal static class ReproduceVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<string> manifest = new("manifest") { Description = "manifest.json of a run or study, or its folder", DefaultValueFactory = _ => "." };
        Option<string?> folder = new("--folder") { Description = "new folder for the repeated run (default: reproduced, beside the manifest)" };
        Option<int?> threads = new("--threads", "-t") { Description = "threads to use (default: all cores); results do not depend on them" };
        Command command = new("reproduce", "run a deck or study again from its manifest and compare its results file by file") { manifest, folder, threads };
        command.SetAction((result, cancellation) => Task.Run(() =>
        {
            string path = result.GetRequiredValue(manifest);
            if (Directory.Exists(path)) path = Path.Combine(path, Manifest.FileName);
            string target = result.GetValue(folder) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "reproduced");
            Dictionary<string, string?> given = [];
            if (result.GetValue(threads) is { } t) given["threads"] = t.ToString(CultureInfo.InvariantCulture);
            return Run(path, target, RunSettings.Load(given), output, error, cancellation);
        }, CancellationToken.None));
        return command;
    }

    private static int Run(string path, string folder, RunSettings settings, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        RunProgressLine line = new(error);
        using ProgressLine study = new(error);
        try
        {
            ReproductionReport report = Manifest.Load(path).Study is null
                ? DeckRunner.Reproduce(path, folder, new DeckRunOptions { Threads = settings.Threads, ShellPrograms = settings.ShellPrograms, Cancellation = cancellation, Progress = line.IsActive ? line.Report : null })
                : StudySession.Reproduce(path, CompareVerb.Machine(folder, settings.Threads, cancellation) with { Progress = study.Report, Note = study.Note }, new DeckExecutor(new CheckpointOptions()).Execute);
            line.Erase();
            study.Clear();
            output.WriteLine(report.ToText());
            return report.IsSame ? ExitCode.Ok : ExitCode.Differs;
        }
        catch (OperationCanceledException)
        {
            line.Erase();
            study.Clear();
            error.WriteLine("stopped on request; nothing was compared");
            return ExitCode.Interrupted;
        }
        finally { line.Erase(); }
    }
}
