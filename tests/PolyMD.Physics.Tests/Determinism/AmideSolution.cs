using System.Globalization;
using System.Text;
using PolyMD.Numerics;

namespace PolyMD.Physics.Tests.Determinism;

/// <summary>
/// What a solvated protein asks of an engine, in 1,152 atoms: N-methylacetamide (one peptide bond between two methyl groups) and water,
/// with CHARMM's forms, PPPM, improper terms, and hydrogens held by SHAKE. Geometry and parameters are near those of CHARMM22; they
/// need not be exact here, because the test compares PolyMD with itself.
/// </summary>
internal static class AmideSolution
{
    private const int Side = 4;
    private const double Spacing = 7.5;

    // Types: 1 carbonyl C, 2 O, 3 N, 4 H on N, 5 methyl C, 6 methyl H, 7 water O, 8 water H.
    private static readonly (int Type, double Charge)[] s_amide =
    [
        (1, 0.51), (2, -0.51), (3, -0.47), (4, 0.31), (5, -0.27), (5, -0.11), (6, 0.09), (6, 0.09), (6, 0.09), (6, 0.09), (6, 0.09), (6, 0.09),
    ];

    private static readonly (int Type, int A, int B)[] s_amideBonds =
        [(1, 0, 1), (2, 0, 2), (3, 0, 4), (4, 2, 3), (5, 2, 5), (6, 4, 6), (6, 4, 7), (6, 4, 8), (6, 5, 9), (6, 5, 10), (6, 5, 11)];

    /// <summary>The deck up to the force field.</summary>
    public const string Head = """
        units real
        atom_style full
        pair_style lj/charmm/coul/long 8.0 10.0
        pair_modify mix arithmetic
        bond_style harmonic
        angle_style charmm
        dihedral_style charmm
        improper_style harmonic
        special_bonds charmm
        read_data amide.data
        pair_coeff 1 1 0.1100 3.5636
        pair_coeff 2 2 0.1200 3.0291
        pair_coeff 3 3 0.2000 3.2963
        pair_coeff 4 4 0.0460 0.4000
        pair_coeff 5 5 0.0800 3.6705
        pair_coeff 6 6 0.0220 2.3520
        pair_coeff 7 7 0.1521 3.1507
        pair_coeff 8 8 0.0460 0.4000
        bond_coeff 1 620.0 1.230
        bond_coeff 2 370.0 1.345
        bond_coeff 3 250.0 1.490
        bond_coeff 4 440.0 0.997
        bond_coeff 5 320.0 1.430
        bond_coeff 6 322.0 1.111
        bond_coeff 7 450.0 0.9572
        angle_coeff 1 50.0 120.0 0.0 0.0
        angle_coeff 2 35.5 109.5 5.4 1.802
        angle_coeff 3 55.0 104.52 0.0 0.0
        dihedral_coeff 1 2.5 2 180 1.0
        dihedral_coeff 2 0.1 3 0 1.0
        improper_coeff 1 90.0 0.0
        kspace_style pppm 1.0e-4

        """;

    /// <summary>The data file: sites of a lattice hold, by turns, an amide and eight molecules of water.</summary>
    public static string DataFile()
    {
        StringBuilder atoms = new(), bonds = new(), angles = new(), dihedrals = new(), impropers = new();
        int atomCount = 0, moleculeCount = 0, bondCount = 0, angleCount = 0, dihedralCount = 0, improperCount = 0;
        for (int site = 0; site < Side * Side * Side; site++)
        {
            (int i, int j, int k) = (site / (Side * Side), site / Side % Side, site % Side);
            Vec3 center = new Vec3(i + 0.5, j + 0.5, k + 0.5) * Spacing;
            if ((i + j + k) % 2 == 0) Amide(center - new Vec3(0.7, 0, 0));
            else for (int w = 0; w < 8; w++) Water(center + (new Vec3(w & 1, w >> 1 & 1, w >> 2) - new Vec3(0.5, 0.5, 0.5)) * 3.1);
        }
        double edge = Side * Spacing;
        return string.Create(CultureInfo.InvariantCulture, $"""
            amides in water

            {atomCount} atoms
            {bondCount} bonds
            {angleCount} angles
            {dihedralCount} dihedrals
            {improperCount} impropers
            8 atom types
            7 bond types
            3 angle types
            2 dihedral types
            1 improper types

            0 {edge} xlo xhi
            0 {edge} ylo yhi
            0 {edge} zlo zhi

            Masses

            1 12.011
            2 15.9994
            3 14.007
            4 1.008
            5 12.011
            6 1.008
            7 15.9994
            8 1.008

            Atoms # full

            {atoms}
            Bonds

            {bonds}
            Angles

            {angles}
            Dihedrals

            {dihedrals}
            Impropers

            {impropers}
            """);

        void Atom(int type, double charge, Vec3 r) => atoms.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{++atomCount} {moleculeCount} {type} {charge:R} {r.X:R} {r.Y:R} {r.Z:R}"));

        void Water(Vec3 o)
        {
            moleculeCount++;
            int first = atomCount + 1;
            double half = 0.5 * 104.52 * Math.PI / 180;
            Vec3 across = new(0.9572 * Math.Sin(half), 0, 0), along = new(0, 0.9572 * Math.Cos(half), 0);
            Atom(7, -0.834, o);
            Atom(8, 0.417, o + along + across);
            Atom(8, 0.417, o + along - across);
            bonds.AppendLine($"{++bondCount} 7 {first} {first + 1}");
            bonds.AppendLine($"{++bondCount} 7 {first} {first + 2}");
            angles.AppendLine($"{++angleCount} 3 {first + 1} {first} {first + 2}");
        }

        void Amide(Vec3 origin)
        {
            moleculeCount++;
            int first = atomCount + 1;
            Vec3[] r = AmideAtoms();
            for (int a = 0; a < r.Length; a++) Atom(s_amide[a].Type, s_amide[a].Charge, origin + r[a]);
            List<int>[] near = [.. r.Select(_ => new List<int>())];
            foreach ((int type, int a, int b) in s_amideBonds)
            {
                bonds.AppendLine($"{++bondCount} {type} {first + a} {first + b}");
                near[a].Add(b);
                near[b].Add(a);
            }
            for (int b = 0; b < r.Length; b++)
            {
                foreach (int a in near[b])
                {
                    foreach (int c in near[b].Where(c => c > a)) angles.AppendLine($"{++angleCount} {(s_amide[a].Type == 6 && s_amide[c].Type == 6 ? 2 : 1)} {first + a} {first + b} {first + c}");
                }
            }
            foreach ((int type, int b, int c) in s_amideBonds)
            {
                foreach (int a in near[b].Where(a => a != c))
                {
                    foreach (int d in near[c].Where(d => d != b)) dihedrals.AppendLine($"{++dihedralCount} {(type == 2 ? 1 : 2)} {first + a} {first + b} {first + c} {first + d}");
                }
            }
            impropers.AppendLine($"{++improperCount} 1 {first} {first + 4} {first + 2} {first + 1}");
            impropers.AppendLine($"{++improperCount} 1 {first + 2} {first} {first + 5} {first + 3}");
        }
    }

    // Planar heavy atoms with 120 degrees between bonds, the methyl groups trans to each other, carbonyl C in the origin.
    private static Vec3[] AmideAtoms()
    {
        static Vec3 At(double degrees, double length) => new(length * Math.Cos(degrees * Math.PI / 180), length * Math.Sin(degrees * Math.PI / 180), 0);
        Vec3 c = Vec3.Zero, n = At(0, 1.345), left = At(240, 1.49), right = n + At(60, 1.43);
        return [c, At(120, 1.23), n, n + At(-60, 0.997), left, right, .. Methyl(left, 240), .. Methyl(right, 60)];

        static IEnumerable<Vec3> Methyl(Vec3 carbon, double degrees)
        {
            const double tilt = 70.5 * Math.PI / 180;
            Vec3 u = At(degrees, 1), v = At(degrees + 90, 1), w = new(0, 0, 1);
            for (int h = 0; h < 3; h++)
            {
                double turn = (h + 0.25) * 2 * Math.PI / 3;
                yield return carbon + (u * Math.Cos(tilt) + (v * Math.Cos(turn) + w * Math.Sin(turn)) * Math.Sin(tilt)) * 1.111;
            }
        }
    }
}
