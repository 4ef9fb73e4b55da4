namespace PolyMD.Engine.Styles;

/// <summary>
/// A CHARMM pair style: holds the Lennard-Jones coefficients of pairs that are first and fourth atom of a dihedral, which the dihedral styles
/// charmm and charmmfsw compute. Valid after <see cref="IForce.Initialize"/> of the pair style, which comes before that of bonded styles.
/// </summary>
public interface ICharmm14Pair
{
    /// <summary>ε and σ of 4ε[(σ/r)¹² − (σ/r)⁶] for a 1-4 pair.</summary>
    /// <param name="i">Type index.</param>
    /// <param name="j">Type index.</param>
    (double Epsilon, double Sigma) Coefficients14(int i, int j);

    /// <summary>Form of the Coulomb term of a 1-4 pair.</summary>
    Charmm14Coulomb Coulomb14 { get; }

    /// <summary>Coulomb cutoff of the pair style.</summary>
    double CoulombCutoff14 { get; }

    /// <summary>Where the switching of the Lennard-Jones term begins.</summary>
    double InnerCutoff14 { get; }

    /// <summary>Where the Lennard-Jones term ends.</summary>
    double OuterCutoff14 { get; }

    /// <summary>Whether the pair style switches forces (charmmfsw) and not energies.</summary>
    bool ForceSwitched { get; }
}
