using System.Diagnostics;
using System.Globalization;
using PolyMD.Deck.Output;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Deck.Variables;
using PolyMD.Dynamics.Common;
using PolyMD.Engine.Styles;
using PolyMD.Forces;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck;

/// <summary>Runs LAMMPS decks. Nothing here is global: several decks can run in one process.</summary>
public static class DeckRunner
{
    /// <summary>What PolyMD calls itself in logs.</summary>
    public static string Version { get; } = typeof(DeckRunner).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Every style that decks can use.</summary>
    public static StyleRegistry CreateRegistry() => new(typeof(ForceFactory).Assembly, typeof(FixBase).Assembly, typeof(DeckRunner).Assembly);

    /// <summary>Every command that decks can use, sorted.</summary>
    public static IReadOnlyList<string> Commands => new CommandRegistry(typeof(DeckRunner).Assembly).Names.ToArray();

    /// <summary>Runs a deck file.</summary>
    /// <param name="deckPath">Path of the deck.</param>
    /// <param name="options">Machine settings and outputs.</param>
    /// <exception cref="PolyMDException">The deck is wrong, or the simulation failed.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop; the run ended at a step boundary.</exception>
    public static DeckRunResult Run(string deckPath, DeckRunOptions options)
    {
        if (!File.Exists(deckPath)) throw new PolyMDException($"deck '{deckPath}' does not exist");
        return Run(DeckSource.Load(deckPath, Path.GetFullPath(deckPath)), options);
    }

    /// <summary>Runs a deck given as text.</summary>
    /// <param name="text">The deck.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="options">Machine settings and outputs.</param>
    public static DeckRunResult RunText(string text, string name, DeckRunOptions options) => Run(DeckSource.Parse(text, name), options);

    private static DeckRunResult Run(DeckSource source, DeckRunOptions options)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using DeckOutput output = new(options.ScreenWriter) { EchoScreen = options.EchoScreen, EchoLog = options.EchoLog };
        string folder = Path.GetFullPath(options.WorkingFolder ?? Environment.CurrentDirectory);
        if (options.LogWriter is not null) output.SetLog(options.LogWriter, false);
        else if (options.LogFile is { } log && log != "none") output.OpenLog(Path.Combine(folder, log), false);
        StyleRegistry styles = CreateRegistry();
        CommandRegistry commands = new(typeof(DeckRunner).Assembly);
        output.Line($"PolyMD {Version} (reads LAMMPS decks; text formats of LAMMPS 29 Sep 2021)");
        output.Line($"  {options.Threads} thread{(options.Threads == 1 ? "" : "s")}, {options.Precision.ToString().ToLowerInvariant()} precision, {LaneWidth.Widest} lanes");
        using ThreadTeam team = new(options.Threads);
        using DeckContext context = new(options, styles, commands, team, output);
        context.AddInputFolder(source.FullPath);
        int status = 0;
        try
        {
            foreach ((string name, IReadOnlyList<string> values) in options.Variables) context.Variables.Set(new DeckVariable(name, VariableStyle.Index) { Values = values });
            if (options.CheckFirst)
            {
                DeckCheck check = new DeckChecker(styles, commands, options, context.InputPath).Check(source);
                foreach (DeckProblem warning in check.Problems.Where(p => !p.IsError)) output.ScreenLine(warning.Text);
                if (check.HasErrors) throw new DeckCheckException(check);
            }
            context.Interpreter.Run(source);
        }
        catch (DeckQuitException quit) { status = quit.Status; }
        catch (PolyMDException e)
        {
            output.LogLine($"ERROR: {e.Message}");
            throw;
        }
        output.Line($"Total wall time: {Clock(watch.Elapsed)}");
        return new DeckRunResult(status, context.StepsDone, output.Warnings, watch.Elapsed);
    }

    /// <summary>Checks a deck without running it.</summary>
    /// <param name="deckPath">Path of the deck.</param>
    /// <param name="options">Variables and folders as for a run; null for defaults.</param>
    public static DeckCheck Check(string deckPath, DeckRunOptions? options = null)
    {
        if (!File.Exists(deckPath)) throw new PolyMDException($"deck '{deckPath}' does not exist");
        return Check(DeckSource.Load(deckPath, Path.GetFullPath(deckPath)), options ?? new DeckRunOptions());
    }

    /// <summary>Checks a deck given as text.</summary>
    /// <param name="text">The deck.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="options">Variables and folders as for a run; null for defaults.</param>
    public static DeckCheck CheckText(string text, string name, DeckRunOptions? options = null) => Check(DeckSource.Parse(text, name), options ?? new DeckRunOptions());

    private static DeckCheck Check(DeckSource source, DeckRunOptions options)
    {
        string folder = Path.GetFullPath(options.WorkingFolder ?? Environment.CurrentDirectory);
        string? deckFolder = source.FullPath.Length > 0 ? Path.GetDirectoryName(source.FullPath) : null;
        string Input(string file)
        {
            string path = Path.Combine(folder, file);
            return File.Exists(path) || deckFolder is null ? path : Path.Combine(deckFolder, file);
        }
        return new DeckChecker(CreateRegistry(), new CommandRegistry(typeof(DeckRunner).Assembly), options, Input).Check(source);
    }

    private static string Clock(TimeSpan t) => string.Create(CultureInfo.InvariantCulture, $"{(int)t.TotalHours}:{t.Minutes:00}:{t.Seconds:00}");
}
