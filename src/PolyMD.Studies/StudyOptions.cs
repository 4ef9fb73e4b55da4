namespace PolyMD.Studies;

/// <summary>How a study is run: everything that is not in the study file.</summary>
public sealed record StudyOptions
{
    /// <summary>Name of the preset.</summary>
    public required string Preset { get; init; }

    /// <summary>Folder that receives everything.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Threads of the machine to use: cases run side by side first, then each case gets what is left over.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Replaces the preset's seeds by this one.</summary>
    public int? Seed { get; init; }

    /// <summary>Names of the cases to run; empty runs all.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];

    /// <summary>Whether results made with other settings may be thrown away.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Version of the program, for the manifest.</summary>
    public string Version { get; init; } = "";

    /// <summary>Stops the study; finished cases are kept.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Told of progress, from any thread.</summary>
    public Action<StudyProgress>? Progress { get; init; }

    /// <summary>Receives one line per event (case built, started, finished, failed), from any thread.</summary>
    public Action<string>? Note { get; init; }
}
