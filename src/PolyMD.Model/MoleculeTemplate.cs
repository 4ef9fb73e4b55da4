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

    /// <summary>Atoms of the cluster of each atom (1-based, its centre first; empty for flag 0); empty without a Shake Atoms section.</summary>
    public int[][] ShakeAtoms { get; set; } = [];

    /// <summary>Bond types of the cluster of each atom, for flag 1 followed by the angle type; empty without a Shake Bond Types section.</summary>
    public int[][] ShakeTypes { get; set; } = [];

    /// <summary>Whether the sections of SHAKE are there.</summary>
    public bool HasShake => ShakeFlags.Length > 0 && ShakeAtoms.Length > 0 && ShakeTypes.Length > 0;

    /// <summary>Mass of the whole by the header, which counts for rigid bodies; null without it.</summary>
    public double? StatedMass { get; set; }

    /// <summary>Centre of mass by the header; null without it.</summary>
    public Vec3? StatedCentre { get; set; }

    /// <summary>Inertia tensor about the centre of mass by the header; null without it.</summary>
    public SymTensor? StatedInertia { get; set; }

    /// <summary>Named sets of atoms (1-based numbers).</summary>
    public Dictionary<string, int[]> Fragments { get; } = [];

    /// <summary>The mean of the positions.</summary>
    public Vec3 GeometricCentre => Positions.Aggregate(Vec3.Zero, (a, b) => a + b) / Math.Max(1, Count);
}
