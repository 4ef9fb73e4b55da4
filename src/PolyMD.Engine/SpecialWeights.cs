namespace PolyMD.Engine;

/// <summary>special_bonds: factors on 1-2, 1-3 and 1-4 pairs for Lennard-Jones-like and Coulomb terms. LAMMPS' default is 0 0 0.</summary>
/// <param name="Lj12">LJ factor of bonded neighbours.</param>
/// <param name="Lj13">LJ factor two bonds apart.</param>
/// <param name="Lj14">LJ factor three bonds apart.</param>
/// <param name="Coul12">Coulomb factor of bonded neighbours.</param>
/// <param name="Coul13">Coulomb factor two bonds apart.</param>
/// <param name="Coul14">Coulomb factor three bonds apart.</param>
public readonly record struct SpecialWeights(double Lj12, double Lj13, double Lj14, double Coul12, double Coul13, double Coul14)
{
    /// <summary>Kind of pairs without any interaction: atoms of a bond that takes its place.</summary>
    public const byte SilentKind = 4;

    /// <summary>LJ factor of kind 1 (1-2), 2 (1-3) or 3 (1-4).</summary>
    /// <param name="kind">1, 2 or 3.</param>
    public double Lj(int kind) => kind switch { 1 => Lj12, 2 => Lj13, 3 => Lj14, SilentKind => 0, _ => 1 };

    /// <summary>Coulomb factor of kind 1 (1-2), 2 (1-3) or 3 (1-4).</summary>
    /// <param name="kind">1, 2 or 3.</param>
    public double Coul(int kind) => kind switch { 1 => Coul12, 2 => Coul13, 3 => Coul14, SilentKind => 0, _ => 1 };
}
