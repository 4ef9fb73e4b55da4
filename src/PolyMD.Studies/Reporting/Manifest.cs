using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolyMD.Studies.Reporting;

/// <summary>How a result was made: enough to make it again. Written next to every result as manifest.json.</summary>
public sealed record Manifest
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Name of the program.</summary>
    public string Program { get; init; } = "PolyMD";

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Study.</summary>
    public required string Study { get; init; }

    /// <summary>Preset.</summary>
    public required string Preset { get; init; }

    /// <summary>True if the preset is too short to publish.</summary>
    public required bool TooShortToPublish { get; init; }

    /// <summary>When the study was finished.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Machine and runtime.</summary>
    public required RunEnvironment Environment { get; init; }

    /// <summary>Every setting of the study after preset, file and command line were merged.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Study file, potentials and other inputs shared by the cases.</summary>
    public IReadOnlyList<FileHash> Inputs { get; init; } = [];

    /// <summary>The cases.</summary>
    public IReadOnlyList<ManifestCase> Cases { get; init; } = [];

    /// <summary>The manifest as JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_options) + "\n";

    /// <summary>Writes the manifest.</summary>
    /// <param name="path">File.</param>
    public void Save(string path) => File.WriteAllText(path, ToJson());
}
