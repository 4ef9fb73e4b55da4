using System.Diagnostics;
using System.Globalization;
using PolyMD.Deck.Checking;
using PolyMD.Deck.Checkpoints;
using PolyMD.Deck.Output;
using PolyMD.Deck.Provenance;
using PolyMD.Deck.Restarts;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Deck.Variables;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck;

/// <summary>
/// A deck that stays open: pieces of deck are run one after the other, and in between the simulation they made can be looked at and changed.
/// <see cref="DeckRunner"/> is the short way for a deck that is run once.
/// </summary>
public sealed class DeckSession : IDisposable
{
    private readonly DeckRunOptions _options;
    private readonly DeckOutput _output;
    private readonly ThreadTeam _team;
    private readonly DeckContext _context;
    private readonly StyleRegistry _styles = DeckRunner.CreateRegistry();
    private readonly CommandRegistry _commands = new(typeof(DeckSession).Assembly);
    private readonly FolderLock? _lock;
    private readonly string _folder;
    private bool _finished, _failed;

    /// <summary>Opens log and screen and creates an empty simulation.</summary>
    /// <param name="options">Machine settings and outputs.</param>
    public DeckSession(DeckRunOptions options) : this(options, false)
    {
    }

    internal DeckSession(DeckRunOptions options, bool resumes)
    {
        _options = options;
        _output = new DeckOutput(options.ScreenWriter) { EchoScreen = options.EchoScreen, EchoLog = options.EchoLog };
        string folder = Path.GetFullPath(options.WorkingFolder ?? Environment.CurrentDirectory);
        _folder = folder;
        if (options.LocksFolder)
        {
            _lock = FolderLock.Take(folder, ", or say --shared-folder if their files differ");
            StateFile.Checkpoint.DeleteHalfWritten(folder);
        }
        if (options.LogWriter is not null) _output.SetLog(options.LogWriter, false);
        _team = new ThreadTeam(options.Threads);
        _context = new DeckContext(options, _styles, _commands, _team, _output);
        if (options.ManifestFile is { } manifest) _context.Record = new RunRecord(_context, folder, manifest);
        if (options.LogWriter is null && options.LogFile is { } log && log != "none") _output.OpenLog(Path.Combine(folder, log), false, _context.Files);
        if (options.Checkpoints is { } checkpoints)
        {
            AppendedFiles appended = new(folder);
            if (!resumes) appended.Clear();
            _context.Files.Appending = appended.Note;
            _context.Checkpoints = new CheckpointKeeper(_context, checkpoints, folder);
        }
        if (resumes) return;
        _output.Line($"PolyMD {DeckRunner.Version} (reads LAMMPS decks; text formats of LAMMPS 29 Sep 2021)");
        _output.Line($"  {options.Threads} thread{(options.Threads == 1 ? "" : "s")}, {options.Precision.ToString().ToLowerInvariant()} precision, {LaneWidth.Widest} lanes");
        foreach ((string name, IReadOnlyList<string> values) in options.Variables) _context.Variables.Set(new DeckVariable(name, VariableStyle.Index) { Values = values });
    }

    /// <summary>The simulation as the deck has made it so far; another object after the command clear.</summary>
    public Simulation Simulation => _context.Simulation;

    /// <summary>Runs a piece of deck given as text. Only the first piece is checked as a whole before its first line.</summary>
    /// <param name="text">Deck lines.</param>
    /// <param name="name">Name for messages.</param>
    /// <exception cref="PolyMDException">The deck is wrong, or the simulation failed.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop; the run ended at a step boundary.</exception>
    public DeckRunResult Run(string text, string name) => Run(DeckSource.Parse(text, name));

    internal DeckRunResult Run(DeckSource source)
    {
        _context.AddInputFolder(source.FullPath);
        return Watched(() =>
        {
            if (_options.CheckFirst && !_context.HasBox) CheckFirst(source);
            if (_lock is not null && !_context.HasBox) _context.Checkpoints?.SetEarlierAside();
            _context.Record?.Begin(source);
            _context.Interpreter.Run(source);
        });
    }

    internal DeckRunResult Resume(string checkpoint, string folder)
    {
        bool recorded = _context.Record?.Continue() ?? false;
        CheckpointContent content = CheckpointReader.Read(_context, checkpoint, folder);
        if (_context.Record is { } record && !(recorded && record.Resumed(content.Frames)))
        {
            _output.ScreenLine($"NOTE: there is no {_options.ManifestFile} of the beginning of this run: none is written");
            _context.Record = null;
        }
        if (_options.LogWriter is null && content.LogFile is { } log) _output.OpenLog(Path.Combine(folder, log), true, _context.Files);
        _output.ScreenLine($"Resumed from {Path.GetFileName(checkpoint)} at step {Simulation.Step}");
        string machine = CheckpointWriter.Machine(Simulation);
        if (machine != content.Machine) _output.ScreenLine($"NOTE: the checkpoint was written with {content.Machine}; this is {machine}: the last digits may differ from those of a run without interruption");
        return Watched(() => _context.Interpreter.Resume(content.Frames));
    }

    private DeckRunResult Watched(Action run)
    {
        Stopwatch watch = Stopwatch.StartNew();
        int status = 0;
        try { run(); }
        catch (DeckQuitException quit) { status = quit.Status; }
        catch (OperationCanceledException)
        {
            _failed = true;
            _context.Record?.End(RunStatus.Stopped);
            throw;
        }
        catch (PolyMDException e)
        {
            _failed = true;
            TryLog($"ERROR: {e.Message}");
            if (e is SimulationException && _options.Checkpoints is not null && FailureFiles.Write(_context, _folder) is { Length: > 0 } left) _output.Line(left);
            _context.Record?.End(RunStatus.Failed, error: e.Message);
            throw;
        }
        catch (IOException e)
        {
            _failed = true;
            _context.Record?.End(RunStatus.Failed, error: e.Message);
            throw new PolyMDException(e.Message, e);
        }
        _output.Line($"Total wall time: {Clock(watch.Elapsed)}");
        _context.Record?.End(RunStatus.Finished, status);
        _finished = true;
        return new DeckRunResult(status, _context.StepsDone, _output.Warnings, watch.Elapsed);
    }

    private void CheckFirst(DeckSource source)
    {
        DeckCheck check = new DeckChecker(_styles, _commands, _options, _context.InputPath).Check(source, RehearsalLimits.BeforeRun);
        if (check.HasErrors) throw new DeckCheckException(check);
        foreach (DeckProblem warning in check.Problems) _output.Line(warning.Text.Replace(": warning: ", ": WARNING: ", StringComparison.Ordinal));
        foreach (string line in check.Report) _output.Line(line);
    }

    // What ends the run may be that the log cannot be written: that is told already.
    private void TryLog(string text)
    {
        try
        {
            _output.LogLine(text);
            _output.Flush();
        }
        catch (IOException) { }
    }

    /// <inheritdoc/>
    /// <exception cref="PolyMDException">The last of what was to be written cannot be written.</exception>
    public void Dispose()
    {
        Exception? first = null;
        void Close(Action close)
        {
            try { close(); }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or PolyMDException) { first ??= e; }
        }
        Close(_context.Dispose);
        // Files are closed now, and whole.
        Close(() => _output.SetLog(null, false));
        Close(() => _context.Record?.Close());
        if (_finished && first is null) Close(() => _context.Checkpoints?.Finished());
        Close(_team.Dispose);
        Close(_output.Dispose);
        Close(() => _lock?.Dispose());
        // A run that failed has said why; what cannot be closed after that follows from it.
        if (first is not null && !_failed) throw first as PolyMDException ?? new PolyMDException(first.Message, first);
    }

    private static string Clock(TimeSpan t) => string.Create(CultureInfo.InvariantCulture, $"{(int)t.TotalHours}:{t.Minutes:00}:{t.Seconds:00}");
}
