using System.CommandLine;
using System.Globalization;
using PolyMD.Deck;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs;

/// <summary>Options that run and resume share: the machine, the screen and checkpoints.</summary>
internal sealed class MachineArguments
{
    private readonly Option<string?> _screen = new("--screen") { Description = "none, or a file for the screen output (also -screen)" };
    private readonly Option<int?> _threads = new("--threads", "-t") { Description = "threads to use (default: all cores)" };
    private readonly Option<string?> _precision = new("--precision") { Description = "double or mixed" };
    private readonly CheckpointArguments _checkpoints = new();
    private readonly Option<string?> _manifest = new("--manifest") { Description = "file that tells how the results were made (default: manifest.json), or none" };
    private readonly Option<bool> _shared = new("--shared-folder") { Description = "other runs use this folder at the same time: no lock, no checkpoints, no manifest" };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_screen, _threads, _precision, _manifest, _shared]) command.Options.Add(option);
        _checkpoints.AddTo(command);
    }

    /// <summary>Reads the settings; a number of threads given here takes precedence.</summary>
    public RunSettings Settings(ParseResult result)
    {
        Dictionary<string, string?> given = [];
        if (result.GetValue(_threads) is { } t) given["threads"] = t.ToString(CultureInfo.InvariantCulture);
        if (result.GetValue(_precision) is { } p) given["precision"] = p;
        if (result.GetValue(_manifest) is { } m) given["manifest"] = m;
        return RunSettings.Load(given);
    }

    /// <summary>When checkpoints are written.</summary>
    public CheckpointOptions Checkpoints(ParseResult result) => _checkpoints.Read(result);

    /// <summary>Fails if an option is given that means nothing to a study.</summary>
    public void RefuseThoseOfDecks(ParseResult result)
    {
        if (Array.Find<Option>([_screen, _precision, _manifest, _shared], o => result.GetResult(o) is { Implicit: false }) is { } given) throw new PolyMDException($"{given.Name} is for the run of a deck; this folder holds a study");
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
        RunSettings settings = Settings(result);
        bool shared = result.GetValue(_shared);
        CheckpointOptions checkpoints = Checkpoints(result);
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
                ManifestFile = shared ? null : settings.Manifest,
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
