using System.Text.Json;
using System.Text.Json.Serialization;
using PolyMD.Model;

namespace PolyMD.Building;

/// <summary>
/// A study as <c>study.json</c> states it: one template, many materials. Plain data; <see cref="Load"/> reads and checks it.
/// </summary>
public sealed record StudyDefinition
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNameCaseInsensitive = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
    };

    /// <summary>Name; also the name of the results folder.</summary>
    public string Name { get; init; } = "";

    /// <summary>Title of the report.</summary>
    public string Title { get; init; } = "";

    /// <summary>interface (a stack under heat flux) or bulk (a melt).</summary>
    public string Kind { get; init; } = "interface";

    /// <summary>Chosen parameter sets.</summary>
    public ForceFieldChoice ForceField { get; init; } = new();

    /// <summary>Mean temperature in K.</summary>
    public double Temperature { get; init; } = 363;

    /// <summary>Pressure in atm; along z in a stack.</summary>
    public double Pressure { get; init; } = 1;

    /// <summary>Temperature difference between source and sink in K, shared about the mean.</summary>
    public double BathDifference { get; init; } = 100;

    /// <summary>Damping time of the baths in fs.</summary>
    public double BathDamping { get; init; } = 100;

    /// <summary>Ether oxygens per lithium ion; 0 for no salt.</summary>
    public double EtherPerLithium { get; init; } = 20;

    /// <summary>Expected density of the electrolyte in g/cm^3; it sets how much is packed.</summary>
    public double TargetDensity { get; init; } = 1.15;

    /// <summary>Density of packing as a part of the expected one.</summary>
    public double GrowthFraction { get; init; } = 0.7;

    /// <summary>Largest strain of any component.</summary>
    public double StrainLimit { get; init; } = 0.03;

    /// <summary>Part of the mismatch that lithium, the softer crystal, carries.</summary>
    public double LithiumStrainShare { get; init; } = 0.8;

    /// <summary>Name of the case that the others are compared with.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The cases.</summary>
    public IReadOnlyList<StudyCase> Cases { get; init; } = [];

    /// <summary>The presets by name.</summary>
    public IReadOnlyDictionary<string, StudyPreset> Presets { get; init; } = new Dictionary<string, StudyPreset>();

    /// <summary>Reads and checks a study file.</summary>
    /// <param name="path">Path of the JSON file.</param>
    public static StudyDefinition Load(string path)
    {
        if (!File.Exists(path)) throw new PolyMDException($"the study file '{path}' does not exist");
        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Reads and checks a study.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">Name used in messages.</param>
    public static StudyDefinition Parse(string json, string file)
    {
        try
        {
            StudyDefinition study = JsonSerializer.Deserialize<StudyDefinition>(json, s_options)
                ?? throw new DataFileException(file, 1, "the file holds no study");
            study.Validate(file);
            return study;
        }
        catch (JsonException e)
        {
            throw new DataFileException(file, (int)(e.LineNumber ?? 0) + 1, e.Message);
        }
    }

    /// <summary>The study as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_options);

    /// <summary>A case by name.</summary>
    /// <param name="name">Its name.</param>
    public StudyCase Case(string name) => Cases.FirstOrDefault(c => c.Name == name)
        ?? throw new PolyMDException($"study '{Name}' has no case '{name}'; it has {string.Join(", ", Cases.Select(c => c.Name))}");

    /// <summary>A preset by name.</summary>
    /// <param name="name">Its name.</param>
    public StudyPreset Preset(string name) => Presets.TryGetValue(name, out StudyPreset? preset) ? preset
        : throw new PolyMDException($"study '{Name}' has no preset '{name}'; it has {string.Join(", ", Presets.Keys)}");

    private void Validate(string file)
    {
        void Check(bool ok, string message)
        {
            if (!ok) throw new PolyMDException($"{file}: {message}");
        }

        Check(Name.Length > 0, "'name' is missing");
        Check(Kind is "interface" or "bulk", $"'kind' must be interface or bulk, got '{Kind}'");
        Check(Cases.Count > 0, "'cases' is empty");
        Check(Presets.Count > 0, "'presets' is empty");
        Check(Cases.All(c => c.Name.Length > 0 && c.Name.All(ch => char.IsLetterOrDigit(ch) || ch is '-' or '_' or '.')), "every case needs a name of letters, digits, '-', '_' and '.'");
        Check(Cases.Select(c => c.Name).Distinct().Count() == Cases.Count, "two cases have the same name");
        Check(Reference.Length == 0 || Cases.Any(c => c.Name == Reference), $"'reference' names no case: '{Reference}'; cases are {string.Join(", ", Cases.Select(c => c.Name))}");
        Check(Temperature > 0 && BathDifference >= 0 && BathDifference < 2 * Temperature, "'temperature' and 'bathDifference' must give positive bath temperatures");
        Check(GrowthFraction is > 0 and <= 1, "'growthFraction' must be in (0, 1]");
        Check(TargetDensity > 0 && EtherPerLithium >= 0 && BathDamping > 0, "'targetDensity' and 'bathDamping' must be positive, 'etherPerLithium' not negative");
        Check(StrainLimit is > 0 and <= 0.03, "'strainLimit' must be in (0, 0.03]");
        Check(LithiumStrainShare is >= 0 and <= 1, "'lithiumStrainShare' must be in [0, 1]");
        Check(ForceField.LithiumMetal == "nichol-ackland", $"there is no lithium potential '{ForceField.LithiumMetal}'; valid: nichol-ackland");
        Check(ForceField.CrossTerms == "uff-lorentz-berthelot", $"there are no cross terms '{ForceField.CrossTerms}'; valid: uff-lorentz-berthelot");
        foreach ((string name, StudyPreset p) in Presets)
        {
            Check(p.Seeds.Count > 0 && p.Seeds.All(s => s > 0), $"preset '{name}': 'seeds' must be positive integers");
            Check(p.Timestep > 0 && p.Cutoff > 0 && p.KspaceAccuracy > 0 && p.Bins > 3 && p.RepeatUnits > 0 && p.MeasureSegments > 0,
                $"preset '{name}': timestep, cutoff, kspaceAccuracy, bins, repeatUnits and measureSegments must be positive");
            Check(p.BlockTime > 0 && p.MeasureTime >= p.BlockTime && p.FrameTime > 0, $"preset '{name}': measureTime must hold at least one blockTime; frameTime must be positive");
        }
    }
}
