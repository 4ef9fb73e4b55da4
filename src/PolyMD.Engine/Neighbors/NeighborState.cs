namespace PolyMD.Engine.Neighbors;

/// <summary>What a checkpoint keeps of the neighbour lists: not the lists, but all that is needed to make them again with the same order of entries.</summary>
public sealed class NeighborState
{
    /// <summary>Step of the last build.</summary>
    public long LastBuild { get; init; }

    /// <summary>Builds in the run.</summary>
    public long Builds { get; init; }

    /// <summary>Dangerous builds in the run.</summary>
    public long DangerousBuilds { get; init; }

    /// <summary>Positions of the last build; null if there was none.</summary>
    public HeldPositions? Held { get; init; }

    /// <summary>Positions at which the shorter lists of each force were renewed last: force, place among its guards, positions.</summary>
    public List<(int Force, int Guard, HeldPositions Held)> Renewed { get; init; } = [];
}
