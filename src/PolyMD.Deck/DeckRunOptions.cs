using PolyMD.Engine;

namespace PolyMD.Deck;

/// <summary>How a deck is run: machine settings and where its text goes. The physics is in the deck.</summary>
public sealed record DeckRunOptions
{
    /// <summary>Index variables set before the first line, as with -var: they override the deck's own index variables.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Variables { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Log file, or null or "none" for no log file.</summary>
    public string? LogFile { get; init; }

    /// <summary>Receives what the log file would; takes precedence over <see cref="LogFile"/>. Not disposed.</summary>
    public TextWriter? LogWriter { get; init; }

    /// <summary>Receives the screen output, or null for silence. Not disposed.</summary>
    public TextWriter? ScreenWriter { get; init; }

    /// <summary>Whether commands are echoed to the screen too.</summary>
    public bool EchoScreen { get; init; }

    /// <summary>Whether commands are echoed to the log.</summary>
    public bool EchoLog { get; init; } = true;

    /// <summary>Threads, at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Arithmetic of pair loops.</summary>
    public Precision Precision { get; init; } = Precision.Double;

    /// <summary>Folder that relative file names of the deck refer to; null is the process' current folder.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>Folders searched for potential files after the working folder and the deck's folder.</summary>
    public IReadOnlyList<string> PotentialFolders { get; init; } = [];

    /// <summary>Programs that the deck's shell command may start, or the word all; its own cd, mkdir, mv, rm, rmdir and putenv always work.</summary>
    public IReadOnlyList<string> ShellPrograms { get; init; } = [];

    /// <summary>Folders in which, and in whose folders, a deck may write, move and delete; null for everywhere.</summary>
    public IReadOnlyList<string>? WritableFolders { get; init; }

    /// <summary>Environment variables that a deck may read with a variable of style getenv; null for all.</summary>
    public IReadOnlyList<string>? EnvironmentNames { get; init; }

    /// <summary>Stops the run at the next step boundary.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>When checkpoints are written; null for never.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>Whether a second run is kept out of the working folder.</summary>
    public bool LocksFolder { get; init; }

    /// <summary>File beside the results that tells how they were made, relative to the working folder; null for none.</summary>
    public string? ManifestFile { get; init; }

    /// <summary>Folder of a run that is repeated: inputs that are not in the working folder are looked for there, under the same names.</summary>
    public string? Repeats { get; init; }

    /// <summary>Told of the progress of each run, every few hundred milliseconds.</summary>
    public Action<RunProgress>? Progress { get; init; }

    /// <summary>Jumps without a step of a run between them after which a deck is taken to go round for ever.</summary>
    public int MostJumps { get; init; } = 1_000_000;

    /// <summary>Whether the whole deck is checked before its first line is executed.</summary>
    public bool CheckFirst { get; init; } = true;
}
