using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces;
using PolyMD.IO;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Tests.Minimizers;

/// <summary>A simulation made of a data file of tests/fixtures/dynamics, with the styles of its make.py.</summary>
public sealed class DataFileSystem : IDisposable
{
    private readonly ThreadTeam _team;

    private DataFileSystem(string file, Units units, int threads)
    {
        _team = new ThreadTeam(threads);
        Simulation = new Simulation(new StyleRegistry(typeof(ForceFactory).Assembly), _team) { Units = units };
        MolecularSystem system = DataFileReader.Read(Path.Combine(Folder("minimize"), file));
        Simulation.Box = system.Box;
        Simulation.Types.SetCount(system.Masses.Count);
        for (int t = 0; t < system.Masses.Count; t++) Simulation.Types.Mass[t] = system.Masses[t];
        AtomStore atoms = Simulation.Atoms;
        atoms.SetLocalCount(system.Atoms.Count);
        for (int i = 0; i < system.Atoms.Count; i++)
        {
            AtomRecord a = system.Atoms[i];
            (atoms.Id[i], atoms.TypeIndex[i], atoms.Molecule[i], atoms.Charge[i], atoms.GroupMask[i]) = (a.Id, a.Type - 1, a.Molecule, a.Charge, 1);
            (atoms.X[i], atoms.Y[i], atoms.Z[i]) = (a.Position.X, a.Position.Y, a.Position.Z);
            (atoms.ImageX[i], atoms.ImageY[i], atoms.ImageZ[i]) = (a.ImageX, a.ImageY, a.ImageZ);
        }
        Topology t2 = Simulation.Topology;
        (t2.BondTypes, t2.AngleTypes, t2.DihedralTypes) = (system.BondTypes, system.AngleTypes, system.DihedralTypes);
        t2.Bonds.AddRange(system.Bonds);
        t2.Angles.AddRange(system.Angles);
        t2.Dihedrals.AddRange(system.Dihedrals);
    }

    public Simulation Simulation { get; }

    public static string Folder(string part)
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !Directory.Exists(Path.Combine(folder, "tests", "fixtures", "dynamics"))) folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new DirectoryNotFoundException("tests/fixtures/dynamics"), "tests", "fixtures", "dynamics", part);
    }

    public static DataFileSystem LennardJones(int threads = 1)
    {
        DataFileSystem s = new("lj.data", Units.LennardJones, threads);
        s.AddPair("2.5", false, "1 1 1.0 1.0");
        return s;
    }

    public static DataFileSystem Chains(bool shift = true, int threads = 1)
    {
        DataFileSystem s = new("chains.data", Units.Real, threads);
        s.Simulation.Special = new SpecialWeights(0, 0, 0.5, 0, 0, 0.5);
        s.AddPair("7.0", shift, "1 1 0.1 3.4", "2 2 0.05 2.8", "1 2 0.07 3.1");
        s.AddBonded("bond_style", "harmonic", "1 300 1.5");
        s.AddBonded("angle_style", "harmonic", "1 50 109.5");
        s.AddBonded("dihedral_style", "opls", "1 1.3 -0.3 0.2 0.1");
        return s;
    }

    public void Dispose()
    {
        Simulation.Dispose();
        _team.Dispose();
    }

    private void AddPair(string settings, bool shift, params string[] coefficients)
    {
        IPairStyle pair = ForceFactory.CreatePair(Simulation.Registry, "lj/cut", ArgReader.FromText("pair_style", "lj/cut"));
        pair.ReadSettings(ArgReader.FromText("pair_style lj/cut", settings), Simulation);
        pair.Modify = new PairModify(Shift: shift);
        foreach (string line in coefficients) pair.ReadCoefficients(ArgReader.FromText("pair_coeff", line), Simulation);
        Simulation.Forces.Add(pair);
    }

    private void AddBonded(string family, string style, string coefficients)
    {
        IBondedStyle bonded = ForceFactory.CreateBonded(Simulation.Registry, family, style, ArgReader.FromText(family, style));
        bonded.ReadSettings(ArgReader.FromText($"{family} {style}", ""), Simulation);
        bonded.ReadCoefficients(ArgReader.FromText(family, coefficients), Simulation);
        Simulation.Forces.Add(bonded);
    }
}
