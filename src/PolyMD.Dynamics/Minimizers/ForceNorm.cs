namespace PolyMD.Dynamics.Minimizers;

/// <summary>Which length of the force vector the force tolerance is compared to (min_modify norm).</summary>
internal enum ForceNorm
{
    /// <summary>Root of the sum of squares of all components.</summary>
    Two,

    /// <summary>Largest component.</summary>
    Infinite,

    /// <summary>Largest force on one atom.</summary>
    Max,
}
