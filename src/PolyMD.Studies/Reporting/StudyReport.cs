namespace PolyMD.Studies.Reporting;

/// <summary>Everything the ranking, the CSV file and the HTML report are made from. Plain data: the runner fills it, the writers print it.</summary>
public sealed record StudyReport
{
    /// <summary>Title of the study.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the study file or folder.</summary>
    public required string Study { get; init; }

    /// <summary>Preset that was run, for example "quick" or "full".</summary>
    public required string Preset { get; init; }

    /// <summary>True if the preset is too short or too small to publish: shown at the top of everything.</summary>
    public required bool TooShortToPublish { get; init; }

    /// <summary>Name of the reference case, usually the bare interface.</summary>
    public required string Reference { get; init; }

    /// <summary>The cases in the order of the study.</summary>
    public required IReadOnlyList<CaseReport> Cases { get; init; }

    /// <summary>Lines for "How it was made": cell sizes, times, thermostats, time step.</summary>
    public IReadOnlyList<string> Protocol { get; init; } = [];

    /// <summary>Provenance as name and value: version, host-independent machine data, seeds, hashes.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Provenance { get; init; } = [];

    /// <summary>Date and time to print; given by the caller.</summary>
    public required DateTimeOffset Created { get; init; }
}
