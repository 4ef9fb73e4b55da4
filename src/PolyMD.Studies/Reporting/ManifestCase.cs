namespace PolyMD.Studies.Reporting;

/// <summary>One case of a manifest.</summary>
public sealed record ManifestCase
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Seeds of its runs.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [];

    /// <summary>Deck, data file and potentials of the case.</summary>
    public IReadOnlyList<FileHash> Files { get; init; } = [];

    /// <summary>Deck variables given from outside.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Wall time in seconds; null if unknown.</summary>
    public double? WallSeconds { get; init; }
}
