using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PolyMD.Model;
using PolyMD.Model.Provenance;

namespace PolyMD.Deck.Provenance;

/// <summary>
/// How a result was made: enough to make it again. Written beside every result as manifest.json. A manifest is either that of a deck or that of a study;
/// paths are relative to the folder of the run.
/// </summary>
public sealed record Manifest
{
    /// <summary>Name of the file, unless another is asked for.</summary>
    public const string FileName = "manifest.json";

    /// <summary>How JSON is written beside results.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<RunStatus>(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
    };

    /// <summary>Name of the program.</summary>
    public string Program { get; init; } = "PolyMD";

    /// <summary>Version of the program.</summary>
    public string Version { get; init; } = ProgramVersion.Number;

    /// <summary>Commit from which the program was built, or null if that is not known.</summary>
    public string? Commit { get; init; } = ProgramVersion.Commit;

    /// <summary>When the run began; of a study, when its report was written.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>How far the run has come.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Exit status of the deck: 0, or what quit said; null as long as it has not ended.</summary>
    public int? ExitStatus { get; init; }

    /// <summary>Why the run failed, or null.</summary>
    public string? Error { get; init; }

    /// <summary>Wall time in seconds, of all sessions of a run that was resumed.</summary>
    public double? WallSeconds { get; init; }

    /// <summary>Machine and runtime.</summary>
    public required RunEnvironment Environment { get; init; }

    /// <summary>Every setting after defaults, file and command line were merged.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Folder of the run, relative to that of the manifest.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>The deck, as it was named on the command line; null for a study.</summary>
    public string? Deck { get; init; }

    /// <summary>Where the deck was read from; null if it came from standard input.</summary>
    public string? DeckFile { get; init; }

    /// <summary>The deck itself, if it came from standard input.</summary>
    public string? DeckText { get; init; }

    /// <summary>Variables given with -var.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Arguments { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>All variables at the end of the run, as ${name} would insert them; formulas that have no value then, as they were written.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Seeds of random numbers.</summary>
    public IReadOnlyList<ManifestSeed> Seeds { get; init; } = [];

    /// <summary>Study; null for a deck.</summary>
    public string? Study { get; init; }

    /// <summary>Preset of the study.</summary>
    public string? Preset { get; init; }

    /// <summary>True if the preset is too short to publish.</summary>
    public bool? TooShortToPublish { get; init; }

    /// <summary>Everything that was read and not written by the run itself: decks, data, molecules, potentials, tables, restart files, study and force fields.</summary>
    public IReadOnlyList<FileHash> Inputs { get; init; } = [];

    /// <summary>Files that were there before and have been appended to: what they held before.</summary>
    public IReadOnlyList<FileHash> Continued { get; init; } = [];

    /// <summary>Everything that was written and is still there.</summary>
    public IReadOnlyList<FileHash> Outputs { get; init; } = [];

    /// <summary>Those outputs that are logs, in which some lines hold times (<see cref="TimesInText"/>).</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>The cases of a study.</summary>
    public IReadOnlyList<ManifestCase> Cases { get; init; } = [];

    /// <summary>The manifest as JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Writes the manifest.</summary>
    /// <param name="path">File.</param>
    public void Save(string path) => WholeFile.Write(path, ToJson());

    /// <summary>Reads a manifest; null if there is none, or none that this version can read.</summary>
    /// <param name="path">File.</param>
    public static Manifest? Find(string path)
    {
        try { return File.Exists(path) ? Load(path) : null; }
        catch (PolyMDException) { return null; }
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">File.</param>
    /// <exception cref="PolyMDException">It is not there, or no manifest.</exception>
    public static Manifest Load(string path)
    {
        if (!File.Exists(path)) throw new PolyMDException($"manifest '{path}' does not exist");
        try
        {
            Manifest manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllText(path), Json) ?? throw new PolyMDException($"'{path}' is not a manifest: it is empty");
            return manifest.IsSound() ? manifest : throw new PolyMDException($"'{path}' is not a manifest of a deck or a study, or has been altered");
        }
        catch (JsonException e)
        {
            throw new DataFileException(path, (int)(e.LineNumber ?? 0) + 1, $"this is not a manifest: {e.Message}");
        }
    }

    // What the types do not say: no holes in lists, no paths that are none.
    private bool IsSound() => Deck is null != Study is null
        && Inputs.Concat(Continued).Concat(Outputs).All(f => f is { Path.Length: > 0, Sha256: not null, Bytes: >= 0 } && IsPath(f.Path))
        && Seeds.All(s => s is not null) && Cases.All(c => c is not null) && Logs.All(l => l is not null)
        && Arguments.All(a => a.Value is { Count: > 0 } && a.Value.All(v => v is not null)) && Settings.All(s => s.Value is not null && IsPath(s.Value))
        && IsPath(Folder) && IsPath(DeckFile ?? "");

    private static bool IsPath(string path) => !path.Contains('\0', StringComparison.Ordinal);
}
