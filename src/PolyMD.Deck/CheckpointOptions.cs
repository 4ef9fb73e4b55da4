namespace PolyMD.Deck;

/// <summary>When a run writes checkpoints, from which it can be resumed (docs/checkpoint.md).</summary>
public sealed record CheckpointOptions
{
    /// <summary>Name of the newest checkpoint in the run's folder.</summary>
    public const string FileName = "checkpoint.polymd";

    /// <summary>Name of the one before it.</summary>
    public const string FormerName = "checkpoint.former.polymd";

    /// <summary>Name of the newest checkpoint of an earlier run in the same folder, once another run has begun there.</summary>
    public const string EarlierName = "checkpoint.earlier.polymd";

    /// <summary>Every so many steps; 0 for not by steps.</summary>
    public long EverySteps { get; init; }

    /// <summary>Every so much wall time; null for not by time.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Wall time after which the run writes a checkpoint and stops; null for no limit.</summary>
    public TimeSpan? MaxTime { get; init; }

    /// <summary>Number of steps, in all runs of the deck together, after which a checkpoint is written and the run stops; null for none.</summary>
    public long? StopAfter { get; init; }
}
