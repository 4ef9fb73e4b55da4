namespace PolyMD.Dynamics.Averages;

/// <summary>How the sum over the atoms of a chunk becomes the quantity.</summary>
internal enum ChunkValueKind
{
    /// <summary>Mean over atoms (or the sum with norm none).</summary>
    PerAtom,

    /// <summary>Count per volume.</summary>
    NumberDensity,

    /// <summary>Mass per volume, in the density unit.</summary>
    MassDensity,

    /// <summary>Kinetic temperature.</summary>
    Temperature,
}
