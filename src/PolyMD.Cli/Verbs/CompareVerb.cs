using System.CommandLine;
using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Deck;
using PolyMD.Model;
using PolyMD.Studies;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd compare: builds and runs every case of a study and ranks them.</summary>
internal static class CompareVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Command command = new("compare", "build and run every case of a study, analyse, rank and report; continues an interrupted study");
        StudyArguments arguments = new();
        arguments.AddTo(command);
        Option<int> threads = new("--threads", "-t") { Description = "threads of this machine to use", DefaultValueFactory = _ => Environment.ProcessorCount };
        Option<bool> overwrite = new("--overwrite") { Description = "replace finished runs that were made with other settings" };
        command.Options.Add(threads);
        command.Options.Add(overwrite);
        command.SetAction((result, cancellation) => Task.Run(() => Run(arguments, result, result.GetRequiredValue(threads), result.GetValue(overwrite), output, error, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(StudyArguments arguments, ParseResult result, int threads, bool overwrite, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (threads < 1) throw new PolyMDException($"--threads must be at least 1, got {threads}");
        (StudyDefinition study, ForceFieldLibrary library, StudyOptions options) = arguments.Read(result);
        using ProgressLine line = new(error);
        options = options with { Threads = threads, Overwrite = overwrite, Cancellation = cancellation, Progress = line.Report, Note = line.Note };
        StudyPreset preset = study.Preset(options.Preset);
        output.WriteLine($"PolyMD {options.Version}: study {study.Name}, preset {options.Preset}, {threads} thread{(threads == 1 ? "" : "s")}, output in {options.OutputFolder}");
        if (!preset.Publishable) output.WriteLine($"Too short to publish: {preset.Note}");
        StudyRunner runner = new(study, library, Execute);
        IReadOnlyList<CaseRun> runs;
        try
        {
            runs = runner.Build(options);
            runner.Run(runs, options);
        }
        catch (OperationCanceledException)
        {
            line.Clear();
            error.WriteLine("stopped; finished cases are kept, the same command continues");
            return ExitCode.Interrupted;
        }
        line.Clear();
        output.WriteLine();
        output.WriteLine(study.Kind == "bulk"
            ? BulkStudy.Report(study, runs, options, DateTimeOffset.Now)
            : InterfaceStudy.Report(study, library, runs, options, DateTimeOffset.Now).ToText());
        output.WriteLine(study.Kind == "bulk" ? $"Written: {options.OutputFolder}" : $"Written: {Path.Combine(options.OutputFolder, "report.html")}, ranking.csv, manifest.json and one folder per case");
        return runs.Any(r => r.Failure is not null) ? ExitCode.SimulationFailure : ExitCode.Ok;
    }

    private static void Execute(string folder, string deckFile, int threads, Action<long> stepsDone, CancellationToken cancellation)
    {
        long before = 0, last = 0;
        DeckRunner.Run(Path.Combine(folder, deckFile), new DeckRunOptions
        {
            WorkingFolder = folder,
            LogFile = "log.lammps",
            Threads = threads,
            Cancellation = cancellation,
            Progress = p =>
            {
                long done = p.Step - p.FirstStep;
                // A smaller count than before means that the next run of the deck has begun.
                if (done < last) before += last;
                last = done;
                stepsDone(before + done);
            },
        });
        cancellation.ThrowIfCancellationRequested();
    }
}
