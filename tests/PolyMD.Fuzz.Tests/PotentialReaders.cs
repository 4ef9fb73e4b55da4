using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Fuzz.Tests;

/// <summary>Readers of potential files and tables: the file is read by its style, which then sets itself up and computes 27 atoms.</summary>
internal static class PotentialReaders
{
    private static readonly StyleRegistry s_registry = new(typeof(ForceFactory).Assembly);
    private static readonly ThreadTeam s_team = new(1);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzReader> All { get; } =
    [
        Pair("eam", PotentialSeeds.Funcfl(), "1 1 fuzz.pot"),
        Pair("eam/alloy", PotentialSeeds.Setfl(1, false), "* * fuzz.pot Aa"),
        Pair("eam/fs", PotentialSeeds.Setfl(2, false), "* * fuzz.pot Aa"),
        Pair("eam/he", PotentialSeeds.Setfl(2, true), "* * fuzz.pot Aa"),
        Pair("tersoff", "# UNITS: metal\nC C C 3 1 0 38049 4.3484 -0.930 0.72751 1.5724e-7 2.2119 430.0 1.95 0.15 3.4879 1393.6\n", "* * fuzz.pot C"),
        Pair("tersoff/mod", "# UNITS: metal\nSi Si Si 1 1.1 0.5 1 1.3 2.7 0.2 3.0 0.3 2.4 3198 0.6 0.2 0.1 0.1 10 -0.4\n", "* * fuzz.pot Si"),
        Pair("tersoff/mod/c", "# UNITS: metal\nSi Si Si 1 1.1 0.5 1 1.3 2.7 0.2 3.0 0.3 2.4 3198 0.6 0.2 0.1 0.1 10 -0.4 0.01\n", "* * fuzz.pot Si"),
        Pair("tersoff/zbl", "# UNITS: metal\nC C C 3 1 0 38049 4.3484 -0.930 0.72751 1.5724e-7 2.2119 430.0 1.95 0.15 3.4879 1393.6 6 6 0.95 14\n", "* * fuzz.pot C"),
        Pair("sw", "# UNITS: metal\nSi Si Si 1.0 1.668 1.844 142.310 1.0 -0.442 19.343 2.091 4 0 0\n", "* * fuzz.pot Si"),
        Pair("vashishta", "Si Si Si 0.8 11 0.5 0.5 5.0 0.0 3.0 0.0 5.5 0.0 1.0 0.0 0.0 0.0\n", "* * fuzz.pot Si"),
        Pair("nb3b/harmonic", "M O H 0.001 100.0 2.0\nM M M 1.0 90 2.5\n", "* * fuzz.pot M"),
        Pair("meam", PotentialSeeds.MeamLibrary, "* * fuzz.pot Ni Li NULL Ni", name: "meam library"),
        Pair("meam", PotentialSeeds.MeamParameters, "* * library.meam Ni Li fuzz.pot Ni", name: "meam parameters", beside: ("library.meam", PotentialSeeds.MeamLibrary)),
        Pair("airebo", PotentialSeeds.Airebo(false), "* * fuzz.pot C", "3.0 1 1", cost: 4),
        Pair("airebo/morse", PotentialSeeds.Airebo(true), "* * fuzz.pot C", "3.0 1 1", cost: 4),
        Pair("ilp/graphene/hbn", "# layers\nC C 3.2 9.3 1.2 0.01 40 0.79 0.68 3.68 25.2 1.0 2.0\n", "* * fuzz.pot C", "12.0", alone: false),
        Pair("kolmogorov/crespi/full", "C C 3.3 21.8 12.0 4.7 0.02 0.8 3.2 13.2 1.0 2.0\n", "* * fuzz.pot C", "12.0", alone: false),
        Pair("kolmogorov/crespi/z", "C C 3.3 15.7 12.2 4.9 3.0 0.5 3.6 10.2 1.0\n", "* * fuzz.pot C", "12.0", alone: false),
        Pair("lebedeva/z", "C C 10.5 14.5 11.6 3.34 4.16 -0.86 0.1 0.48 0.35 1.0\n", "* * fuzz.pot C", "12.0", alone: false),
        Pair("table", PotentialSeeds.PairTable, "1 1 fuzz.pot SECOND 4.0", "linear 50", name: "pair table"),
        Pair("table", PotentialSeeds.PairTable, "1 1 fuzz.pot SECOND 4.0", "spline 50", name: "pair table spline"),
        Bonded("bond_style", "linear 20", PotentialSeeds.BondTable, "1 fuzz.pot SECOND"),
        Bonded("angle_style", "spline 20", PotentialSeeds.AngleTable, "1 fuzz.pot SECOND"),
        Bonded("dihedral_style", "spline 20", PotentialSeeds.TorsionTable, "1 fuzz.pot SECOND"),
    ];

    private static FuzzReader Pair(string style, string seed, string coefficients, string settings = "", bool alone = true, int cost = 1, string? name = null, (string Name, string Text)? beside = null) =>
        new(name ?? style, "fuzz.pot", Readers.Texts(seed), p =>
        {
            if (beside is { } other) File.WriteAllText(Path.Combine(Path.GetDirectoryName(p)!, other.Name), other.Text);
            using Simulation s = System(p);
            IPairStyle pair = ForceFactory.CreatePair(s.Registry, style, ArgReader.FromText("pair_style", style));
            pair.ReadSettings(ArgReader.FromText($"pair_style {style}", settings), s);
            pair.ReadCoefficients(ArgReader.FromText("pair_coeff", coefficients), s);
            s.Forces.Add(pair);
            // Those that need hybrid are only read.
            if (alone) Compute(s, p);
        }) { Cost = 2 * cost };

    private static FuzzReader Bonded(string family, string settings, string seed, string coefficients) =>
        new($"{family[..^6]} table", "fuzz.pot", Readers.Texts(seed), p =>
        {
            using Simulation s = System(p);
            (s.Topology.BondTypes, s.Topology.AngleTypes, s.Topology.DihedralTypes) = (1, 1, 1);
            IBondedStyle bonded = ForceFactory.CreateBonded(s.Registry, family, "table", ArgReader.FromText(family, "table"));
            bonded.ReadSettings(ArgReader.FromText($"{family} table", settings), s);
            bonded.ReadCoefficients(ArgReader.FromText(family, coefficients), s);
            if (family == "bond_style") s.Topology.Bonds.Add(new BondedRecord(1, 1, 2));
            if (family == "angle_style") s.Topology.Angles.Add(new BondedRecord(1, 1, 2, 3));
            if (family == "dihedral_style") s.Topology.Dihedrals.Add(new BondedRecord(1, 1, 2, 3, 6));
            s.Forces.Add(bonded);
            Compute(s, p);
        }) { Cost = 2 };

    // What the numbers lead to is refused by those who compute with them, who do not know the file.
    private static void Compute(Simulation s, string path)
    {
        try
        {
            s.Evaluator.Setup();
            s.Evaluator.Compute(Needs.Global);
        }
        catch (PolyMDException e) when (e.Message.Length > 0) { }
    }

    private static Simulation System(string path)
    {
        const double spacing = 2.4;
        Simulation s = new(s_registry, s_team) { Units = Units.Metal, WorkingFolder = Path.GetDirectoryName(path)! };
        // Without images: a changed cutoff may be as long as it likes.
        s.Box = new SimulationBox(default, new Vec3(3 * spacing, 3 * spacing, 3 * spacing), false, false, false);
        s.Types.SetCount(1);
        s.Types.Mass[0] = 12;
        AtomStore atoms = s.Atoms;
        atoms.SetLocalCount(27);
        for (int k = 0; k < 27; k++)
        {
            (atoms.X[k], atoms.Y[k], atoms.Z[k]) = ((k % 3 + 0.4) * spacing, (k / 3 % 3 + 0.5) * spacing + 0.01 * k, (k / 9 + 0.6) * spacing + 0.1 * (k % 2));
            (atoms.Id[k], atoms.TypeIndex[k], atoms.Molecule[k], atoms.GroupMask[k]) = (k + 1, 0, 1, 1);
        }
        return s;
    }
}
