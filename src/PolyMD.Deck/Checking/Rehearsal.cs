using System.Diagnostics;
using PolyMD.Deck.Commands;
using PolyMD.Deck.Expressions;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Deck.Variables;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Checking;

/// <summary>
/// Goes through a deck on a simulation of its own, with every command really executed but nothing advanced: a command that would run gets as far as
/// its forces, fixes and outputs are initialised. Files are written to a scratch folder that is deleted. So whatever a style refuses is found before
/// the first step, without this class knowing any style.
/// <para>What no rehearsal can know is what a run makes of the atoms. After the first run, values that depend on it are unknown: commands that need
/// them are left out, and so are complaints that could follow from what was left out. A deck that runs must never be refused.</para>
/// </summary>
internal sealed partial class Rehearsal : IRehearsal, IDisposable
{
    private const int MostCommands = 20000;
    private const int MostProblems = 100;
    /// <summary>Stands for a value that is not known.</summary>
    public const string Mark = "\u0001";
    private readonly ThreadTeam _team = new(1);
    private readonly DeckContext _context;
    private readonly StaleEnvironment _stale;
    private readonly RehearsalLimits _limits;
    private readonly HashSet<(string File, int Line)> _known;
    private readonly List<DeckProblem> _problems = [];
    private readonly Dictionary<object, SourceSpan> _places = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _doubtful = [], _brokenFamilies = [], _mentioned = [], _executed = [];
    private GivenPairs? _given;
    private object? _givenOf;
    private readonly Dictionary<(string File, int Line), int> _ready = [];
    private readonly HashSet<string> _busy = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private SourceSpan _place;
    private string _command = "";
    private int _gaps, _unknown, _commands, _nested;
    private bool _uncertain, _isSketch;

    /// <summary>Prepares a rehearsal.</summary>
    /// <param name="options">As for the run.</param>
    /// <param name="styles">Styles.</param>
    /// <param name="commands">Commands.</param>
    /// <param name="known">Lines with problems that were found already: they are not executed.</param>
    /// <param name="limits">How much is built.</param>
    public Rehearsal(DeckRunOptions options, Engine.Styles.StyleRegistry styles, CommandRegistry commands, HashSet<(string File, int Line)> known, RehearsalLimits limits)
    {
        _limits = limits;
        _known = known;
        DeckRunOptions own = options with { LogFile = null, LogWriter = null, ScreenWriter = null, Progress = null, Threads = 1 };
        _context = new DeckContext(own, styles, commands, _team, new DeckOutput(null) { EchoLog = false, Listener = Heard }, this);
        _stale = new StaleEnvironment(_context, this);
        foreach ((string name, IReadOnlyList<string> values) in options.Variables) _context.Variables.Set(new DeckVariable(name, VariableStyle.Index) { Values = values });
    }

    /// <summary>What was found.</summary>
    public IReadOnlyList<DeckProblem> Problems => _problems;

    /// <summary>Interaction matrix, memory and the like of the first run; empty if no run was reached.</summary>
    public IReadOnlyList<string> Report { get; private set; } = [];

    /// <summary>Why the rehearsal ended before the deck did, or null.</summary>
    public string? CutShort { get; private set; }

    /// <summary>Whether commands were left out.</summary>
    public bool HasGaps => _gaps > 0;

    /// <summary>Whether an id may or may not be defined.</summary>
    public bool IsDoubtful(string id) => _doubtful.Contains(id);

    /// <summary>Whether a run, or something that was left out, may have changed what formulas see.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Whether the present step is not known either: after a minimisation.</summary>
    public bool IsStepUnknown { get; private set; }

    public void Run(DeckSource source)
    {
        try
        {
            _context.AddInputFolder(source.FullPath);
            _context.Interpreter.Run(source);
        }
        catch (DeckQuitException) { }
        catch (GaveUpException e) { CutShort = $"not followed to the end: {e.Reason}"; }
        // Found outside of any command: files included in a circle.
        catch (PolyMDException e) { Found(_place, e.Message, false); }
        finally { RestoreEnvironment(); }
    }

    /// <summary>Called by commands that make many atoms, now and then: a rehearsal does not go on for ever.</summary>
    /// <param name="atoms">Atoms made so far.</param>
    public void RequireModest(long atoms)
    {
        if (atoms > _limits.Atoms) throw new GaveUpException("the system is large");
        if (_clock.Elapsed > _limits.Time) throw new GaveUpException("it takes long");
    }

    /// <summary>Executes a line as far as that is possible.</summary>
    public void Step(PlacedText line)
    {
        if (++_commands > MostCommands || _clock.Elapsed > _limits.Time) throw new GaveUpException("it takes long");
        if (_problems.Count >= MostProblems) throw new GaveUpException("there are many problems already");
        _context.Cancellation.ThrowIfCancellationRequested();
        List<ArgToken> tokens;
        try { tokens = PartitionPrefix.Strip(DeckLexer.Split(Substitution.Expand(DeckLexer.StripComment(line), _context.Interpreter))); }
        catch (DeckException e)
        {
            Found(e.Span, e.Problem, !_uncertain);
            Gap(null);
            return;
        }
        if (tokens.Count == 0) return;
        SourceSpan before = _place;
        _place = DeckInterpreter.WholeSpan(tokens);
        try { Command(tokens); }
        finally
        {
            _place = before;
            foreach (ArgToken t in tokens.Skip(1)) _mentioned.Add(t.Text);
        }
    }

    private void Command(List<ArgToken> tokens)
    {
        string name = tokens[0].Text;
        if (tokens.Exists(t => _known.Contains((t.Span.File, t.Span.Line))) && name != "if")
        {
            Gap(tokens);
            return;
        }
        if (IsUnknown(name)) throw new GaveUpException("the name of a command is not known before the run");
        if (name == "if")
        {
            If(tokens);
            return;
        }
        if (tokens.Exists(t => IsUnknown(t.Text)) || FollowsBroken(name))
        {
            if (!FollowsBroken(name)) _unknown++;
            if (Moves(name)) throw new GaveUpException("where the deck goes on is not known before the run");
            Gap(tokens);
            return;
        }
        if (name == "jump" && EndsLoop(tokens)) throw new DeckQuitException(0);
        if (name is "next" or "variable") _turns++;
        foreach (ArgToken t in tokens)
        {
            if (!IsLarge(t.Text)) continue;
            if (name != "read_data") throw new GaveUpException($"'{t.Text}' is large");
            Sketch(t.Text);
        }
        _executed.Add(name);
        _command = name;
        _skipInitialize = _quick.Contains((_place.File, _place.Line));
        Guard(tokens, () => _context.Interpreter.Execute(tokens));
        Remember();
        if (_context.Simulation.Atoms.LocalCount > _limits.Atoms) throw new GaveUpException("the system is large");
    }

    private void Guard(List<ArgToken> tokens, Action execute)
    {
        int found = _problems.Count;
        try { execute(); }
        catch (RehearsedException) { Advance(tokens, found); }
        catch (UnknownValueException)
        {
            _unknown++;
            Gap(tokens);
        }
        catch (SimulationException) { Gap(tokens); }
        catch (DeckException e) { Failed(tokens, e.Span, e.Problem, e.IsForm); }
        catch (DataFileException e)
        {
            // Read with other settings than those that failed, a good file looks bad.
            if (_gaps == 0) Failed(tokens, PlaceIn(e), e.Line > 0 ? e.Problem : $"{e.File}: {e.Problem}", false);
            else Gap(tokens);
        }
        catch (PolyMDException e) { Failed(tokens, _place, e.Message, false); }
        // A fault of ours must not keep a deck from running.
        catch (Exception e) when (e is not (DeckQuitException or GaveUpException or OperationCanceledException or OutOfMemoryException))
        {
            throw new GaveUpException("it cannot go on");
        }
    }

    // The system is ready for a run: what follows depends on it.
    private void Advance(List<ArgToken> tokens, int found)
    {
        _skipInitialize = false;
        if (_context.Thermo.IsRunning) _context.Thermo.EndRun();
        IsStale = true;
        if (_problems.Count > found) _gaps++;
        if (tokens[0].Text != "run")
        {
            IsStepUnknown = true;
            return;
        }
        RunCommand run = RunCommand.Parse(new ArgReader("run", tokens.Skip(1).ToArray(), _place));
        Simulation s = _context.Simulation;
        s.Step = run.Upto ? Math.Max(s.Step, run.Steps) : s.Step + run.Steps;
        _turnsAtRun = _turns;
        _runs++;
        // A run among the commands of a run would go on without end.
        if (_nested > 0) return;
        _nested++;
        try
        {
            foreach (ArgToken c in run.Commands) Step(PlacedText.FromToken(c));
        }
        finally { _nested--; }
    }

    private void Failed(List<ArgToken> tokens, SourceSpan span, string problem, bool form)
    {
        bool wide = span == _place;
        bool excused = (((wide && !form) || !_context.HasBox) && _gaps > 0) || IsDoubtful(span, problem) || MayBeWritten(span, problem);
        // Complaints about the system as a whole may be untrue of the system as a run, or commands left out, would leave it.
        bool sure = IsSure(problem, form);
        if (!excused && (sure || !_isSketch)) Found(span, problem, !_uncertain && (sure || (_unknown == 0 && !(wide && _runs > 0))));
        Gap(tokens);
    }

    // Whether a complaint holds in whatever state the system is: of words that are wrong in themselves, and of names that do not exist.
    private static bool IsSure(string problem, bool form) => form || problem.Contains("there is no ", StringComparison.Ordinal);

    // A command was not executed: what it would have made may be missing later.
    private void Gap(List<ArgToken>? tokens)
    {
        _gaps++;
        IsStale = true;
        if (tokens is null) return;
        string name = tokens[0].Text;
        if (tokens.Count > 1) _doubtful.Add(tokens[1].Text);
        if (name.EndsWith("_style", StringComparison.Ordinal)) _brokenFamilies.Add(name[..^"style".Length]);
        if (tokens.Exists(t => _known.Contains((t.Span.File, t.Span.Line)))) return;
        if (name == "clear") throw new GaveUpException("whether 'clear' is reached is not known before the run");
    }

    private bool FollowsBroken(string name) => (name.EndsWith("_coeff", StringComparison.Ordinal) || name.EndsWith("_modify", StringComparison.Ordinal))
        && _brokenFamilies.Contains(name[..(name.LastIndexOf('_') + 1)]);

    private void Found(SourceSpan place, string message, bool certain)
    {
        if (_known.Contains((place.File, place.Line))) return;
        _problems.Add(new DeckProblem(place, Plain(message), certain));
    }

    // An id that a command left out would have defined, as it stands at the place of an error or in its message.
    private bool IsDoubtful(SourceSpan span, string problem)
    {
        if (_doubtful.Count == 0) return false;
        string text = span.LineText ?? "";
        int from = Math.Clamp(span.Column - 1, 0, text.Length), length = Math.Clamp(span.Length, 0, text.Length - from);
        string word = span == _place ? "" : text.Substring(from, length);
        return Ids(word).Concat(Quoted(problem)).Any(_doubtful.Contains);
    }

    private static IEnumerable<string> Quoted(string text) => text.Split('\'').Where((_, k) => k % 2 == 1).SelectMany(Ids).Take(4);

    private static IEnumerable<string> Ids(string word)
    {
        foreach (string part in word.Split([' ', '\t', '$', '{', '}', '(', ')', '[', ']', '+', '-', '*', '/', '^', ',', '<', '>', '=', '!', '&', '|', '"'], StringSplitOptions.RemoveEmptyEntries))
            yield return part.Length > 2 && part[1] == '_' && part[0] is 'c' or 'f' or 'v' ? part[2..] : part;
    }

    private static bool IsUnknown(string text) => text.Contains(Mark, StringComparison.Ordinal);

    private static bool Moves(string command) => command is "jump" or "include" or "next" or "label" or "quit" or "clear";

    // What is about to run, as it is loaded.
    private void Look(bool dynamics)
    {
        Report = SystemReport.Of(_context, _given);
        new SetupAdvice(_context, _executed, part => _places.GetValueOrDefault(part, _place), Warn).Give(dynamics);
    }

    // New parts belong to the line that made them.
    private void Remember()
    {
        Simulation s = _context.Simulation;
        if (_command == "pair_style" && _context.Pair is { } pair) _places[pair] = _place;
        foreach (object part in s.Forces.Concat<object>(s.Fixes).Concat(s.Computes).Concat(s.Outputs.Where(o => o != _context.Thermo))) _places.TryAdd(part, _place);
    }

    private void Heard(string text)
    {
        const string Warning = "WARNING: ";
        if (text.StartsWith(Warning, StringComparison.Ordinal)) Warn(_place, text[Warning.Length..]);
    }

    private void Warn(SourceSpan place, string text)
    {
        // Said once, where it begins.
        if (_problems.Exists(p => p.Message == text)) return;
        _problems.Add(new DeckProblem(place, text, false) { IsAdvice = true });
    }

    public void Dispose()
    {
        _context.Dispose();
        _team.Dispose();
        DeleteScratch();
    }

    private sealed class GaveUpException(string reason) : Exception
    {
        public string Reason => reason;
    }
}
