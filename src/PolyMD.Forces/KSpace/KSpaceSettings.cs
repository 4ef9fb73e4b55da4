namespace PolyMD.Forces.KSpace;

/// <summary>What <c>kspace_style</c> and <c>kspace_modify</c> can say to a long-range solver; unset values are chosen from the accuracy.</summary>
public sealed record KSpaceSettings
{
    /// <summary>Wanted RMS force error relative to the force between two unit charges 1 Å apart (the argument of <c>kspace_style</c>).</summary>
    public double RelativeAccuracy { get; set; } = 1e-4;

    /// <summary>Wanted absolute RMS force error in force units (<c>kspace_modify force</c>); replaces the relative one when set.</summary>
    public double? AbsoluteAccuracy { get; set; }

    /// <summary>Splitting parameter in 1/length (<c>kspace_modify gewald</c>); null to derive it.</summary>
    public double? GEwald { get; set; }

    /// <summary>Order of the charge assignment, 2 … 7 mesh points per direction (<c>kspace_modify order</c>).</summary>
    public int Order { get; set; } = 5;

    /// <summary>PPPM: forces from the derivative of the interpolation, one inverse transform instead of three (<c>kspace_modify diff ad</c>).</summary>
    public bool AnalyticDifferentiation { get; set; }

    /// <summary>Mesh points per direction (<c>kspace_modify mesh</c>); null to derive them.</summary>
    public (int X, int Y, int Z)? Mesh { get; set; }

    /// <summary>Largest wave numbers of the Ewald sum (<c>kspace_modify kmax/ewald</c>); null to derive them.</summary>
    public (int X, int Y, int Z)? KMax { get; set; }

    /// <summary>Ewald sum only: keep wave vectors with nx² + ny² + nz² strictly below this number, for benchmarks that are defined so;
    /// needs <see cref="KMax"/>. Null for LAMMPS' sphere of radius max(kmax·2π/L).</summary>
    public int? KSquaredBelow { get; set; }

    /// <summary>Ratio of the extended to the real box height for a slab that is not periodic along z
    /// (<c>kspace_modify slab</c>, at least 2 is advised); null for a box periodic in three directions.</summary>
    public double? SlabFactor { get; set; }

    /// <summary>Slab without its dipole term and without reciprocal-space forces along z (<c>kspace_modify slab nozforce</c>).</summary>
    public bool NoForceAlongZ { get; set; }
}
