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
        CheckpointArguments checkpoints = new();
        arguments.AddTo(command);
        Option<int> threads = new("--threads", "-t") { Description = "threads of this machine to use", DefaultValueFactory = _ => Environment.ProcessorCount };
        Option<bool> overwrite = new("--overwrite") { Description = "replace runs that were made with other settings" };
        command.Options.Add(threads);
        command.Options.Add(overwrite);
        checkpoints.AddTo(command);
        command.SetAction((result, cancellation) => Task.Run(() =>
        {
            if (result.GetRequiredValue(threads) is < 1 and int given) throw new PolyMDException($"--threads must be at least 1, got {given}");
            (StudyDefinition study, ForceFieldLibrary library, StudyOptions options) = arguments.Read(result);
            options = options with { Threads = result.GetRequiredValue(threads), Overwrite = result.GetValue(overwrite), Cancellation = cancellation };
            StudyPreset preset = study.Preset(options.Preset);
            output.WriteLine($"PolyMD {options.Version}: study {study.Name}, preset {options.Preset}, {options.Threads} thread{(options.Threads == 1 ? "" : "s")}, output in {options.OutputFolder}");
            if (!preset.Publishable) output.WriteLine($"Too short to publish: {preset.Note}");
            return Run(output, error, options, checkpoints.Read(result), (o, execute) => StudySession.Run(study, library, o, execute));
        }, CancellationToken.None));
        return command;
    }

    /// <summary>Goes on with the study in a folder.</summary>
    public static int Resume(TextWriter output, TextWriter error, string folder, int threads, CheckpointOptions checkpoints, CancellationToken cancellation) =>
        Run(output, error, Machine(folder, threads, cancellation), checkpoints, (o, execute) => StudySession.Resume(folder, o, execute));

    /// <summary>What is not in the manifest of a study.</summary>
    public static StudyOptions Machine(string folder, int threads, CancellationToken cancellation) =>
        new() { Preset = "", OutputFolder = folder, Threads = threads, Version = Model.Provenance.ProgramVersion.Text, Cancellation = cancellation };

    private static int Run(TextWriter output, TextWriter error, StudyOptions options, CheckpointOptions checkpoints, Func<StudyOptions, CaseExecutor, StudyResult> run)
    {
        using ProgressLine line = new(error);
        try
        {
            StudyResult result = run(options with { Progress = line.Report, Note = line.Note }, new DeckExecutor(checkpoints).Execute);
            line.Clear();
            output.WriteLine();
            output.WriteLine(result.Text);
            string report = Path.Combine(options.OutputFolder, "report.html");
            output.WriteLine($"Written: {(File.Exists(report) ? report : options.OutputFolder)}, manifest.json and one folder per case");
            return result.IsComplete ? ExitCode.Ok : ExitCode.SimulationFailure;
        }
        catch (OperationCanceledException e)
        {
            line.Clear();
            error.WriteLine($"{(e is RunStoppedException ? e.Message : "stopped")}; finished cases are kept, the same command or 'polymd resume {options.OutputFolder}' goes on from the last checkpoints");
            return ExitCode.Interrupted;
        }
    }
}
