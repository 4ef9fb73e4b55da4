namespace PolyMD.Engine;

/// <summary>Parts of a step in the timer table; names as in LAMMPS' log.</summary>
public enum StepSection
{
    /// <summary>Pair and many-body forces.</summary>
    Pair,

    /// <summary>Bonded forces.</summary>
    Bond,

    /// <summary>Long-range solvers.</summary>
    Kspace,

    /// <summary>Neighbour rebuilds.</summary>
    Neigh,

    /// <summary>Ghost updates.</summary>
    Comm,

    /// <summary>Thermo and dumps.</summary>
    Output,

    /// <summary>Fixes and time integration.</summary>
    Modify,
}
