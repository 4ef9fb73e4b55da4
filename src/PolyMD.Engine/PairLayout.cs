namespace PolyMD.Engine;

/// <summary>Shape of the pair loops. Results differ by rounding only.</summary>
public enum PairLayout
{
    /// <summary>Clusters where neighbours are many, gathers where they are few.</summary>
    Automatic,

    /// <summary>A full list of atoms: neighbours are gathered one by one. The reference.</summary>
    Gather,

    /// <summary>A half list of clusters: neighbours are loaded eight at a time.</summary>
    Clusters,
}
