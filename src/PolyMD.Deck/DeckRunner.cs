using PolyMD.Deck.Provenance;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Dynamics.Common;
using PolyMD.Engine.Styles;
using PolyMD.Forces;
using PolyMD.Model;

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
    /// <param name="name">Name for messages; null is the path.</param>
    /// <exception cref="PolyMDException">The deck is wrong, or the simulation failed.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop; the run ended at a step boundary.</exception>
    public static DeckRunResult Run(string deckPath, DeckRunOptions options, string? name = null)
    {
        if (!File.Exists(deckPath)) throw new PolyMDException($"deck '{deckPath}' does not exist");
        return Run(DeckSource.Load(name ?? deckPath, Path.GetFullPath(deckPath)), options);
    }

    /// <summary>Runs a deck given as text.</summary>
    /// <param name="text">The deck.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="options">Machine settings and outputs.</param>
    public static DeckRunResult RunText(string text, string name, DeckRunOptions options) => Run(DeckSource.Parse(text, name), options);

    private static DeckRunResult Run(DeckSource source, DeckRunOptions options)
    {
        using DeckSession session = new(options);
        return session.Run(source);
    }

    /// <summary>Goes on with a run from its newest checkpoint; files are cut back to where they were then. Variables and the log file come from the checkpoint.</summary>
    /// <param name="path">The folder of the run, or a checkpoint in it.</param>
    /// <param name="options">Machine settings and outputs.</param>
    /// <exception cref="PolyMDException">There is no whole checkpoint, or its deck cannot be made again.</exception>
    public static DeckRunResult Resume(string path, DeckRunOptions options)
    {
        (string checkpoint, string folder) = Checkpoints.CheckpointChoice.Of(path);
        using DeckSession session = new(options with { WorkingFolder = folder, LogFile = null, Variables = new Dictionary<string, IReadOnlyList<string>>() }, resumes: true);
        return session.Resume(checkpoint, folder);
    }

    /// <summary>Runs the deck of a manifest again, with the same variables and settings, and compares what it writes.</summary>
    /// <param name="manifestPath">Manifest of the earlier run.</param>
    /// <param name="folder">New folder for the repeated run.</param>
    /// <param name="options">Threads, programs that may be started, progress, cancellation; the rest comes from the manifest.</param>
    /// <exception cref="PolyMDException">The inputs are not those of the run, or it cannot be repeated without harm.</exception>
    public static ReproductionReport Reproduce(string manifestPath, string folder, DeckRunOptions options)
    {
        Manifest manifest = Manifest.Load(manifestPath);
        Reproduction reproduction = new(manifest, manifestPath);
        string former = reproduction.Former;
        folder = Path.GetFullPath(folder);
        reproduction.Check(folder);
        reproduction.Prepare(folder);
        DeckSource deck = manifest.DeckFile is { } file ? DeckSource.Load(manifest.Deck!, Path.GetFullPath(Path.Combine(former, file))) : DeckSource.Parse(manifest.DeckText ?? "", manifest.Deck!);
        DeckRunOptions repeated = RepeatableSettings.Read(manifest, former) with
        {
            WorkingFolder = folder, ManifestFile = Manifest.FileName, Threads = options.Threads, ShellPrograms = options.ShellPrograms, Progress = options.Progress, Cancellation = options.Cancellation,
            // For its last frames, if it fails as before.
            Checkpoints = new CheckpointOptions(),
        };
        try { Run(deck, repeated); }
        catch (PolyMDException) when (File.Exists(Path.Combine(folder, Manifest.FileName)))
        {
            // How it failed is in its manifest.
        }
        return reproduction.Compare(folder, Manifest.Load(Path.Combine(folder, Manifest.FileName)));
    }

    /// <summary>Checks a deck without running it.</summary>
    /// <param name="deckPath">Path of the deck.</param>
    /// <param name="options">Variables and folders as for a run; null for defaults.</param>
    /// <param name="everything">Whether the system is loaded however large it is.</param>
    public static DeckCheck Check(string deckPath, DeckRunOptions? options = null, bool everything = false)
    {
        if (!File.Exists(deckPath)) throw new PolyMDException($"deck '{deckPath}' does not exist");
        return Check(DeckSource.Load(deckPath, Path.GetFullPath(deckPath)), options ?? new DeckRunOptions(), everything);
    }

    /// <summary>Checks a deck given as text.</summary>
    /// <param name="text">The deck.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="options">Variables and folders as for a run; null for defaults.</param>
    public static DeckCheck CheckText(string text, string name, DeckRunOptions? options = null) => Check(DeckSource.Parse(text, name), options ?? new DeckRunOptions(), false);

    private static DeckCheck Check(DeckSource source, DeckRunOptions options, bool everything)
    {
        string folder = Path.GetFullPath(options.WorkingFolder ?? Environment.CurrentDirectory);
        string? deckFolder = source.FullPath.Length > 0 ? Path.GetDirectoryName(source.FullPath) : null;
        string Input(string file)
        {
            string path = Path.Combine(folder, file);
            return File.Exists(path) || deckFolder is null ? path : Path.Combine(deckFolder, file);
        }
        return new DeckChecker(CreateRegistry(), new CommandRegistry(typeof(DeckRunner).Assembly), options, Input).Check(source, everything ? Checking.RehearsalLimits.None : Checking.RehearsalLimits.Check);
    }
}
