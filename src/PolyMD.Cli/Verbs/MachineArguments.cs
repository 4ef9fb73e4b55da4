using System.CommandLine;
using System.Globalization;
using PolyMD.Deck;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs;

/// <summary>Options that run and resume share: the machine, the screen and checkpoints.</summary>
internal sealed class MachineArguments
{
    private const string Never = "never";

    private readonly Option<string?> _screen = new("--screen") { Description = "none, or a file for the screen output (also -screen)" };
    private readonly Option<int?> _threads = new("--threads", "-t") { Description = "threads to use (default: all cores)" };
    private readonly Option<string?> _precision = new("--precision") { Description = "double or mixed" };
    private readonly Option<string> _every = new("--checkpoint-every") { Description = "wall time between checkpoints, such as 15m, or never", DefaultValueFactory = _ => "15m" };
    private readonly Option<long?> _steps = new("--checkpoint-steps") { Description = "also a checkpoint every so many steps" };
    private readonly Option<string?> _limit = new("--max-time") { Description = "wall time, such as 23h50m, before which the run writes a checkpoint and stops" };
    private readonly Option<bool> _shared = new("--shared-folder") { Description = "other runs use this folder at the same time: no lock, no checkpoints, no manifest" };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_screen, _threads, _precision, _every, _steps, _limit, _shared]) command.Options.Add(option);
    }

    /// <summary>Runs with these options; what stops a run becomes a message and an exit code.</summary>
    /// <param name="result">Command line.</param>
    /// <param name="output">Screen.</param>
    /// <param name="error">Messages.</param>
    /// <param name="options">What the verb has said already.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellation">SIGINT or SIGTERM.</param>
    public int Run(ParseResult result, TextWriter output, TextWriter error, DeckRunOptions options, Func<DeckRunOptions, DeckRunResult> run, CancellationToken cancellation)
    {
        Dictionary<string, string?> given = [];
        if (result.GetValue(_threads) is { } t) given["threads"] = t.ToString(CultureInfo.InvariantCulture);
        if (result.GetValue(_precision) is { } p) given["precision"] = p;
        RunSettings settings = RunSettings.Load(given);
        string every = result.GetRequiredValue(_every);
        if (result.GetValue(_steps) is <= 0) throw new PolyMDException("--checkpoint-steps must be a positive number of steps");
        bool shared = result.GetValue(_shared);
        CheckpointOptions checkpoints = new()
        {
            Every = every == Never ? null : Duration.Parse("--checkpoint-every", every),
            EverySteps = result.GetValue(_steps) ?? 0,
            MaxTime = result.GetValue(_limit) is { } limit ? Duration.Parse("--max-time", limit) : null,
        };
        string? screenTo = result.GetValue(_screen);
        using StreamWriter? screenFile = screenTo is null or "none" ? null : new StreamWriter(screenTo) { NewLine = "\n" };
        RunProgressLine line = new(error);
        using LineErasingWriter? terminal = screenTo is null ? new LineErasingWriter(output, line) : null;
        try
        {
            return run(options with
            {
                ScreenWriter = screenFile ?? (TextWriter?)terminal,
                Threads = settings.Threads,
                Precision = settings.Precision,
                PotentialFolders = settings.Potentials,
                ShellPrograms = settings.ShellPrograms,
                WritableFolders = settings.WritableFolders,
                EnvironmentNames = settings.EnvironmentNames,
                Cancellation = cancellation,
                Progress = line.IsActive ? line.Report : null,
                Checkpoints = shared || (checkpoints is { Every: null, EverySteps: 0, MaxTime: null }) ? null : checkpoints,
                LocksFolder = !shared,
            }).ExitStatus;
        }
        catch (RunStoppedException e)
        {
            line.Erase();
            error.WriteLine(e.Message);
            return ExitCode.Interrupted;
        }
        catch (OperationCanceledException)
        {
            line.Erase();
            error.WriteLine(shared ? "stopped on request; what was written so far is kept" : "stopped on request; what was written so far is kept, and 'polymd resume' goes on from the last checkpoint");
            return ExitCode.Interrupted;
        }
        finally { line.Erase(); }
    }
}
