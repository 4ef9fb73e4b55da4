using System.Globalization;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.KSpace;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.KSpace;

/// <summary>A simulation with charges, a stand-in for the short-range part and one long-range style.</summary>
internal sealed class ChargedSystem : IDisposable
{
    public ChargedSystem(SimulationBox box, IReadOnlyList<(double Charge, Vec3 Position)> atoms, Units units, double cutoff, int threads = 1)
    {
        Team = new ThreadTeam(threads);
        Simulation = new Simulation(new StyleRegistry(), Team) { Units = units, Box = box };
        Simulation.Forces.Add(new ShortRange(cutoff));
        Simulation.Log = Messages.Add;
        Simulation.Atoms.SetLocalCount(atoms.Count);
        for (int i = 0; i < atoms.Count; i++)
        {
            Simulation.Atoms.Charge[i] = atoms[i].Charge;
            Move(i, atoms[i].Position);
        }
    }

    public Simulation Simulation { get; }

    public ThreadTeam Team { get; }

    public List<string> Messages { get; } = [];

    public AtomStore Atoms => Simulation.Atoms;

    public static string FixtureFolder
    {
        get
        {
            string? folder = TestContext.CurrentContext.TestDirectory;
            while (folder is not null && !Directory.Exists(Path.Combine(folder, "tests", "fixtures", "kspace"))) folder = Path.GetDirectoryName(folder);
            return Path.Combine(folder ?? throw new DirectoryNotFoundException("tests/fixtures/kspace"), "tests", "fixtures", "kspace");
        }
    }

    /// <summary>The 192 ions of salt.data.</summary>
    public static ChargedSystem Salt(Units units, double cutoff, string boundary = "p p p", double firstCharge = 1, int threads = 1)
    {
        string[] lines = File.ReadAllLines(Path.Combine(FixtureFolder, "salt.data"));
        double[] Bounds(string tag) => Numbers(lines.First(l => l.EndsWith(tag, StringComparison.Ordinal)).Split(' ')[..2]);
        double[] x = Bounds("xlo xhi"), y = Bounds("ylo yhi"), z = Bounds("zlo zhi");
        SimulationBox box = new(new Vec3(x[0], y[0], z[0]), new Vec3(x[1] - x[0], y[1] - y[0], z[1] - z[0]), true, true, boundary != "p p f");
        List<(double, Vec3)> atoms = [];
        foreach (string line in lines.SkipWhile(l => !l.StartsWith("Atoms", StringComparison.Ordinal)).Skip(2))
        {
            double[] v = Numbers(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            atoms.Add((v[0] == 1 ? firstCharge : v[2], new Vec3(v[3], v[4], v[5])));
        }
        return new ChargedSystem(box, atoms, units, cutoff, threads);
    }

    public T Add<T>(T force, string settings, string modify = "") where T : KSpaceForce
    {
        force.ReadSettings(ArgReader.FromText("kspace_style " + force.Name, settings), Simulation);
        if (modify.Length > 0) force.ReadModify(ArgReader.FromText("kspace_modify", modify));
        Simulation.Forces.Add(force);
        force.Initialize(Simulation);
        return force;
    }

    public void Evaluate(KSpaceForce force, Needs needs = Needs.Global)
    {
        Atoms.ClearForces();
        if ((needs & (Needs.AtomEnergy | Needs.AtomVirial)) != 0) Simulation.PerAtom.Begin(needs, Atoms.LocalCount);
        force.Tally.Clear();
        force.Compute(new StepContext(Simulation, needs));
    }

    public void Move(int i, Vec3 r)
    {
        Atoms.X[i] = r.X;
        Atoms.Y[i] = r.Y;
        Atoms.Z[i] = r.Z;
    }

    /// <summary>Stretches box and positions by 1 + strain along one axis about the origin.</summary>
    public void Stretch(int axis, double factor)
    {
        SimulationBox box = Simulation.Box;
        Simulation.Box = box with { Lo = box.Lo.With(axis, box.Lo[axis] * factor), Lengths = box.Lengths.With(axis, box.Lengths[axis] * factor) };
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            Vec3 r = Atoms.Position(i);
            Move(i, r.With(axis, r[axis] * factor));
        }
    }

    public double ForceNorm()
    {
        double sum = 0;
        for (int i = 0; i < Atoms.LocalCount; i++) sum += Atoms.Force(i).LengthSquared;
        return Math.Sqrt(sum / Atoms.LocalCount);
    }

    public void Dispose()
    {
        Simulation.Dispose();
        foreach (IForce force in Simulation.Forces) force.Dispose();
        Team.Dispose();
    }

    private static double[] Numbers(string[] words) => [.. words.Select(w => double.Parse(w, CultureInfo.InvariantCulture))];

    private sealed class ShortRange(double cutoff) : IForce, IRealSpaceCoulomb
    {
        public string Name => "short-range";

        public ForceKind Kind => ForceKind.Pair;

        public ForceTally Tally { get; } = new();

        public double CoulombCutoff => cutoff;

        public void Initialize(Simulation simulation)
        {
        }

        public void Compute(in StepContext step)
        {
        }

        public void Dispose()
        {
        }
    }
}
