namespace PolyMD.Building;

/// <summary>One material of a study.</summary>
public sealed record StudyCase
{
    /// <summary>Name; also the name of its folder.</summary>
    public string Name { get; init; } = "";

    /// <summary>Name of the sheet potential, or null for a bare interface (or a bulk).</summary>
    public string? Sheet { get; init; }

    /// <summary>What a report calls it.</summary>
    public string Label { get; init; } = "";
}
