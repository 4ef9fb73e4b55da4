using System.Globalization;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Forces;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Tests;

/// <summary>The argon-like liquid of the fixtures and just enough of a deck reader to run the cases that LAMMPS ran.</summary>
public sealed class TestRun : IDisposable
{
    private readonly ThreadTeam _team;
    private string[] _columns = [];
    private long _thermoEvery = 10;

    public TestRun(int threads = 1, bool forces = true)
    {
        _team = new ThreadTeam(threads);
        Simulation = new Simulation(new StyleRegistry(typeof(ForceFactory).Assembly, typeof(FixBase).Assembly), _team) { Units = Units.Real };
        Quantities = new TestQuantities(Simulation);
        Simulation.Quantities = Quantities;
        ReadAtoms();
        Simulation.TimeStep = 4;
        Simulation.Regions["half"] = new HalfSpace("half", 11);
        if (forces)
        {
            IPairStyle pair = ForceFactory.CreatePair(Simulation.Registry, "lj/cut", ArgReader.FromText("pair_style", "lj/cut"));
            pair.ReadSettings(ArgReader.FromText("pair_style lj/cut", "8.5"), Simulation);
            foreach (string line in new[] { "1 1 0.238 3.4", "1 2 0.2 3.2", "2 2 0.15 3.0" }) pair.ReadCoefficients(ArgReader.FromText("pair_coeff", line), Simulation);
            Simulation.Forces.Add(pair);
        }
        Execute("compute thermo_temp all temp");
        Execute("compute thermo_press all pressure thermo_temp");
        Execute("compute thermo_pe all pe");
        Execute("thermo_style custom step temp press pe ke lx ly lz pxx pyy pzz pxy pxz pyz");
    }

    public Simulation Simulation { get; }

    public TestQuantities Quantities { get; }

    /// <summary>Folder that the words 'file NAME' of the cases are moved to.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("polymd-dynamics").FullName;

    public List<double[]> Rows { get; } = [];

    public static string Fixture(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, "fixtures", name);

    /// <summary>The lines of a case of cases.txt.</summary>
    public static string[] Case(string name)
    {
        string[] lines = File.ReadAllLines(Fixture("cases.txt"));
        int start = Array.IndexOf(lines, "case " + name) + 1;
        return lines.Skip(start).TakeWhile(l => l.Length > 0).ToArray();
    }

    /// <summary>The rows LAMMPS wrote for a case.</summary>
    public static List<double[]> Reference(string name) => File.ReadAllLines(Fixture(name + ".thermo")).Where(l => !l.StartsWith("Step", StringComparison.Ordinal))
        .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray()).ToList();

    public T Fix<T>(string line) where T : IFix
    {
        Execute("fix " + line);
        return (T)Simulation.Fixes[^1];
    }

    public T Compute<T>(string line) where T : ICompute
    {
        Execute("compute " + line);
        return (T)Simulation.Computes[^1];
    }

    public void Execute(string line)
    {
        string[] w = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (w[0])
        {
            case "fix" or "compute":
                Group group = new(w[2], Simulation.Groups.Find(w[2]));
                Type type = Simulation.Registry.Find(w[0], w[3]) ?? throw new PolyMDException($"no {w[0]} {w[3]}");
                ArgReader args = Words($"{w[0]} {w[3]}", line, 4);
                StyleContext context = new(Simulation, w[1], w[3], group);
                if (w[0] == "fix") Simulation.Fixes.Add(StyleRegistry.Create<IFix>(type, context, args));
                else Simulation.Computes.Add(StyleRegistry.Create<ICompute>(type, context, args));
                break;
            case "fix_modify":
                ((IModifiable)Simulation.FindFix(w[1])!).ReadModify(ArgReader.FromText("fix_modify", string.Join(' ', w.Skip(2))));
                break;
            case "compute_modify":
                ((IModifiable)Simulation.FindCompute(w[1])!).ReadModify(ArgReader.FromText("compute_modify", string.Join(' ', w.Skip(2))));
                break;
            case "thermo_style":
                _columns = w[2..];
                break;
            case "thermo":
                _thermoEvery = long.Parse(w[1], CultureInfo.InvariantCulture);
                break;
            case "run":
                Run(long.Parse(w[1], CultureInfo.InvariantCulture));
                break;
            default:
                throw new PolyMDException($"the test deck does not know '{w[0]}'");
        }
    }

    public void Run(long steps, Action<long>? afterStep = null)
    {
        Simulation.RampStart = Simulation.Step;
        Simulation.RampStop = Simulation.Step + steps;
        ThermoProbe probe = new(this, Simulation.Step, Simulation.Step + steps);
        Simulation.Outputs.Add(probe);
        StepLoop loop = new(Simulation) { AfterStep = afterStep };
        loop.Setup();
        loop.Run(steps);
        loop.Finish();
        Simulation.Outputs.Remove(probe);
    }

    public void Dispose()
    {
        Simulation.Dispose();
        _team.Dispose();
        Directory.Delete(Folder, true);
    }

    // Words with double quotes kept together, and file names moved to the temporary folder.
    private ArgReader Words(string owner, string line, int skip)
    {
        List<ArgToken> tokens = System.Text.RegularExpressions.Regex.Matches(line, "\"([^\"]*)\"|\\S+")
            .Select(m => new ArgToken(m.Groups[1].Success ? m.Groups[1].Value : m.Value, new SourceSpan("test.in", 1, m.Index + 1, m.Length, line))).Skip(skip).ToList();
        for (int k = 1; k < tokens.Count; k++) if (tokens[k - 1].Text == "file") tokens[k] = tokens[k] with { Text = Path.Combine(Folder, tokens[k].Text) };
        return new ArgReader(owner, tokens, new SourceSpan("test.in", 1, 1, line.Length, line));
    }

    private void ReadAtoms()
    {
        string[] lines = File.ReadAllLines(Fixture("argon.atoms"));
        int n = int.Parse(lines[3], CultureInfo.InvariantCulture);
        Simulation.Box = new SimulationBox(default, new Vec3(22, 22, 22));
        Simulation.Types.SetCount(2);
        (Simulation.Types.Mass[0], Simulation.Types.Mass[1]) = (39.948, 20.18);
        AtomStore a = Simulation.Atoms;
        a.SetLocalCount(n);
        uint light = Simulation.Groups.FindOrAdd("light");
        for (int i = 0; i < n; i++)
        {
            double[] v = lines[9 + i].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray();
            a.Id[i] = (int)v[0];
            a.TypeIndex[i] = (int)v[1] - 1;
            (a.X[i], a.Y[i], a.Z[i]) = (v[2], v[3], v[4]);
            (a.Vx[i], a.Vy[i], a.Vz[i]) = (v[5], v[6], v[7]);
            (a.ImageX[i], a.ImageY[i], a.ImageZ[i]) = ((int)v[8], (int)v[9], (int)v[10]);
            a.Mass[i] = Simulation.Types.Mass[a.TypeIndex[i]];
            a.GroupMask[i] = a.TypeIndex[i] == 1 ? 1 | light : 1;
        }
        a.OrderChanged();
    }

    private double Column(string name)
    {
        Vec3 lo = Simulation.Box.Lo, l = Simulation.Box.Lengths;
        ITemperature t = (ITemperature)Simulation.FindCompute("thermo_temp")!;
        t.Evaluate();
        double Pressure(int k)
        {
            ICompute p = Simulation.FindCompute("thermo_press")!;
            p.Evaluate();
            return k < 0 ? ((IScalarSource)p).Scalar : ((IVectorSource)p).VectorAt(k);
        }
        double Potential()
        {
            ICompute p = Simulation.FindCompute("thermo_pe")!;
            p.Evaluate();
            return ((IScalarSource)p).Scalar;
        }
        return name switch
        {
            "step" => Simulation.Step,
            "temp" => t.Scalar,
            "press" => Pressure(-1),
            "pe" => Potential(),
            "ke" => 0.5 * t.DegreesOfFreedom * Simulation.Units.Boltzmann * t.Scalar,
            "lx" => l.X,
            "ly" => l.Y,
            "lz" => l.Z,
            "xlo" => lo.X,
            "ylo" => lo.Y,
            "zlo" => lo.Z,
            "pxx" => Pressure(0),
            "pyy" => Pressure(1),
            "pzz" => Pressure(2),
            "pxy" => Pressure(3),
            "pxz" => Pressure(4),
            "pyz" => Pressure(5),
            _ => Quantities.Scalar(new ArgToken(name, default)).Evaluate(),
        };
    }

    private sealed class ThermoProbe(TestRun run, long first, long last) : IOutput
    {
        public bool IsDue(long step) => step == first || step == last || step % run._thermoEvery == 0;

        public Needs NeedsAt(long step) => Needs.Global | Needs.AtomEnergy;

        public void Write() => run.Rows.Add(run._columns.Select(run.Column).ToArray());
    }

    private sealed class HalfSpace(string id, double top) : IRegion
    {
        public string Id => id;

        public (Vec3 Lo, Vec3 Hi)? Extent => null;

        public int ContactLimit => 0;

        public bool Contains(Vec3 r) => r.Z <= top;

        public int Surface(Vec3 r, double cutoff, Span<SurfaceContact> contacts) => 0;
    }
}
