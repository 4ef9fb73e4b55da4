using System.Globalization;
using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Tests.Minimizers;
using PolyMD.Dynamics.Velocities;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Tests.Velocities;

/// <summary>The velocity command against velocities dumped by LAMMPS (29 Sep 2021), tests/fixtures/dynamics/velocity.</summary>
[TestFixture]
public sealed class VelocityInitializerTests
{
    private static IEnumerable<string> Names => Directory.EnumerateFiles(DataFileSystem.Folder("velocity"), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public void Execute_AgainstLammps_GivesTheSameVelocities(string name)
    {
        using DataFileSystem system = Create();
        Simulation s = system.Simulation;
        s.Quantities = new Constants();
        string[] lines = File.ReadAllLines(Path.Combine(DataFileSystem.Folder("velocity"), name + ".txt"));
        foreach (string line in lines.Where(l => l.StartsWith("velocity ", StringComparison.Ordinal))) Execute(s, line["velocity ".Length..]);
        string[] rows = lines.Where(l => l.StartsWith("row ", StringComparison.Ordinal)).ToArray();
        Assert.That(rows, Has.Length.EqualTo(s.Atoms.LocalCount));
        double scale = Enumerable.Range(0, rows.Length).Max(i => s.Atoms.Velocity(i).Length);
        foreach (string row in rows)
        {
            double[] v = row.Split(' ').Skip(1).Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray();
            Vec3 mine = s.Atoms.Velocity(s.Atoms.IndexOfId((int)v[0]));
            for (int axis = 0; axis < 3; axis++) Assert.That(mine[axis], Is.EqualTo(v[axis + 1]).Within(1e-12 * Math.Abs(v[axis + 1]) + 1e-14 * scale), $"atom {v[0]} axis {axis}");
        }
    }

    [Test]
    public void Create_ForGroup_HasItsTemperatureAndNoMomentum()
    {
        using DataFileSystem system = Create();
        Simulation s = system.Simulation;
        Execute(s, "inner create 250 5 rot yes");
        uint bit = s.Groups.Find("inner");
        double freedom = 3.0 * GroupSums.Count(s.Atoms, bit) - 3;
        double t = 2 * GroupSums.Kinetic(s.Atoms, bit) * s.Units.MassVelocity2ToEnergy / (freedom * s.Units.Boltzmann);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(t, Is.EqualTo(250).Within(1e-10));
            Assert.That(GroupSums.Velocity(s.Atoms, bit).Length, Is.EqualTo(0).Within(1e-17));
            Assert.That(GroupSums.AngularVelocity(s, bit, GroupSums.Centre(s, bit)).Length, Is.EqualTo(0).Within(1e-16));
            Assert.That(GroupSums.Kinetic(s.Atoms, s.Groups.Find("ends")), Is.EqualTo(0).Within(0));
        }
    }

    [Test]
    public void Set_InLatticeUnits_UsesTheSpacing()
    {
        using DataFileSystem system = Create();
        Simulation s = system.Simulation;
        s.LatticeSpacing = new Vec3(2, 3, 5);
        Execute(s, "all set 0.1 0.1 NULL");
        Assert.That(s.Atoms.Velocity(7), Is.EqualTo(new Vec3(0.2, 0.1 * 3, 0)));
    }

    [TestCase("all creat 300 1", "create")]
    [TestCase("all create 300 0", "at least 1")]
    [TestCase("all create -3 1", "negative")]
    [TestCase("all create 300 1 temp mine", "there is no compute 'mine'")]
    [TestCase("all create 300 1 bias yes", "'bias yes' needs 'temp'")]
    [TestCase("all create 300 1 dist gauss", "gaussian")]
    [TestCase("all create 300 1 rott yes", "rot")]
    [TestCase("all scale 300", "temperature is zero")]
    [TestCase("all set 1 2", "missing argument 'vz'")]
    [TestCase("all ramp vx 0 1 x 3 3", "'chi' must differ")]
    [TestCase("none create 300 1", "no atoms")]
    [TestCase("none zero linear", "no atoms")]
    [TestCase("all zero sideways", "linear, angular")]
    public void Execute_WithBadWords_SaysWhatIsWrong(string text, string hint)
    {
        using DataFileSystem system = Create();
        system.Simulation.Groups.FindOrAdd("none");
        Assert.That(() => Execute(system.Simulation, text), Throws.TypeOf<DeckException>().With.Message.Contains(hint));
    }

    [Test]
    public void Create_WithGapInIds_IsRefused()
    {
        using DataFileSystem system = Create();
        system.Simulation.Atoms.Id[4] = 1000;
        system.Simulation.Atoms.OrderChanged();
        Assert.That(() => Execute(system.Simulation, "all create 300 1"), Throws.TypeOf<DeckException>().With.Message.Contains("id 5 is missing"));
        Assert.That(() => Execute(system.Simulation, "all create 300 1 loop geom"), Throws.Nothing);
    }

    [Test]
    public void Create_BeforeMass_IsRefused()
    {
        using DataFileSystem system = Create();
        system.Simulation.Types.Mass[1] = double.NaN;
        Assert.That(() => Execute(system.Simulation, "all create 300 1"), Throws.TypeOf<DeckException>().With.Message.Contains("atom type 2 has no mass"));
    }

    private static DataFileSystem Create()
    {
        DataFileSystem system = DataFileSystem.Chains();
        Simulation s = system.Simulation;
        uint ends = s.Groups.FindOrAdd("ends"), inner = s.Groups.FindOrAdd("inner");
        for (int i = 0; i < s.Atoms.LocalCount; i++) s.Atoms.GroupMask[i] |= s.Atoms.TypeIndex[i] == 0 ? ends : inner;
        return system;
    }

    private static void Execute(Simulation s, string text)
    {
        ArgReader args = ArgReader.FromText("velocity", text);
        VelocityInitializer.Execute(s, s.Groups.Read(args), args);
    }

    private sealed class Constants : IQuantityResolver
    {
        public IScalarQuantity Scalar(ArgToken token) => new Constant(token.Text);

        public IVectorQuantity Vector(ArgToken token) => throw new NotSupportedException();

        public IPerAtomQuantity PerAtom(ArgToken token) => throw new NotSupportedException();
    }

    private sealed record Constant(string Name) : IScalarQuantity
    {
        public Needs Requires => Needs.None;

        public double Evaluate() => Name == "v_fast" ? 0.005 * 3 : throw new NotSupportedException(Name);
    }
}
