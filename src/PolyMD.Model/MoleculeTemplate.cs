using PolyMD.Numerics;

namespace PolyMD.Model;

/// <summary>A molecule that commands insert or recognise: one file of the molecule command. Atom numbers in the terms are 1-based within the template.</summary>
public sealed class MoleculeTemplate
{
    /// <summary>Number of atoms.</summary>
    public int Count { get; init; }

    /// <summary>Positions; empty without a Coords section.</summary>
    public Vec3[] Positions { get; set; } = [];

    /// <summary>Atom types, 1-based; empty without a Types section.</summary>
    public int[] Types { get; set; } = [];

    /// <summary>Molecule numbers within the template; empty without a Molecules section.</summary>
    public int[] Molecules { get; set; } = [];

    /// <summary>Charges; empty without a Charges section.</summary>
    public double[] Charges { get; set; } = [];

    /// <summary>Diameters; empty without a Diameters section.</summary>
    public double[] Diameters { get; set; } = [];

    /// <summary>Masses; empty without a Masses section.</summary>
    public double[] Masses { get; set; } = [];

    /// <summary>Bonds, angles, dihedrals, impropers.</summary>
    public IReadOnlyList<List<BondedRecord>> Terms { get; } = [[], [], [], []];

    /// <summary>Shake flag of each atom (0 to 4; LAMMPS' meaning: 1 angle and two bonds, 2 … 4 atoms of a cluster); empty without a Shake Flags section.</summary>
    public int[] ShakeFlags { get; set; } = [];

    /// <summary>Named sets of atoms (1-based numbers).</summary>
    public Dictionary<string, int[]> Fragments { get; } = [];

    /// <summary>The mean of the positions.</summary>
    public Vec3 GeometricCentre => Positions.Aggregate(Vec3.Zero, (a, b) => a + b) / Math.Max(1, Count);
}
