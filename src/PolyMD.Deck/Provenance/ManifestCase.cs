using PolyMD.Model.Provenance;

namespace PolyMD.Deck.Provenance;

/// <summary>One run of a study: a case with a seed.</summary>
public sealed record ManifestCase
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Seeds of its runs.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [];

    /// <summary>Deck, data file and potentials of the case.</summary>
    public IReadOnlyList<FileHash> Files { get; init; } = [];

    /// <summary>Wall time in seconds; null if unknown.</summary>
    public double? WallSeconds { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public string? Failure { get; init; }
}
