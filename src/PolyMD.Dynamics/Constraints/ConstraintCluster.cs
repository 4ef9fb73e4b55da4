namespace PolyMD.Dynamics.Constraints;

/// <summary>
/// Atoms whose distances are held, by id: a pair, or a central atom with two or three partners, or a triangle of a central atom, two
/// partners and the angle between them. The first atom is the centre (of a pair: the smaller id).
/// </summary>
/// <param name="Atoms">Two to four ids.</param>
/// <param name="BondTypes">Type of the bond from the first atom to each other.</param>
/// <param name="AngleType">Type of the angle that closes the triangle, or 0.</param>
internal sealed record ConstraintCluster(int[] Atoms, int[] BondTypes, int AngleType)
{
    /// <summary>Whether the bond of two atoms is one of this cluster, in either order.</summary>
    public bool Holds(int a, int b) => (a == Atoms[0] && Array.IndexOf(Atoms, b, 1) > 0) || (b == Atoms[0] && Array.IndexOf(Atoms, a, 1) > 0);

    /// <summary>Distances held.</summary>
    public int Constraints => AngleType > 0 ? 3 : Atoms.Length - 1;
}
