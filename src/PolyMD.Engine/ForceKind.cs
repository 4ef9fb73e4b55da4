namespace PolyMD.Engine;

/// <summary>The family of a force; decides its place in the step, its energy column in the log and its row in the timer table.</summary>
public enum ForceKind
{
    /// <summary>Pair and many-body styles.</summary>
    Pair,

    /// <summary>Bonds.</summary>
    Bond,

    /// <summary>Angles.</summary>
    Angle,

    /// <summary>Dihedrals.</summary>
    Dihedral,

    /// <summary>Impropers.</summary>
    Improper,

    /// <summary>Long-range solvers.</summary>
    KSpace,
}
