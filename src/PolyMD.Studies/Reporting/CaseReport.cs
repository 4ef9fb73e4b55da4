using PolyMD.Analysis.Interfaces;

namespace PolyMD.Studies.Reporting;

/// <summary>One material of a study, as the reports show it.</summary>
public sealed record CaseReport
{
    /// <summary>Name of the case in the study and of its folder, for example "graphene".</summary>
    public required string Name { get; init; }

    /// <summary>Name for people, for example "Graphene" or "no interlayer".</summary>
    public required string Label { get; init; }

    /// <summary>Name of the sheet in plots; null for the bare interface.</summary>
    public string? SheetLabel { get; init; }

    /// <summary>Result over all seeds; null if the case failed or has not run.</summary>
    public InterfaceResistanceSummary? Result { get; init; }

    /// <summary>Why there is no result, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>Number of atoms, 0 if unknown.</summary>
    public int Atoms { get; init; }

    /// <summary>Strain of each component from its own lattice.</summary>
    public IReadOnlyList<StrainRow> Strains { get; init; } = [];

    /// <summary>Who provides each interaction.</summary>
    public IReadOnlyList<InteractionRow> Interactions { get; init; } = [];

    /// <summary>Further lines for the reader, for example the force fields.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Files of the case relative to the report: label and relative path.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Files { get; init; } = [];
}
