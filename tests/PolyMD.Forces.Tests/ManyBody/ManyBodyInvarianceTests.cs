using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.ManyBody;

/// <summary>What must hold for any potential: forces are minus the gradient, the virial is minus the strain derivative, threads do not matter.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ManyBodyInvarianceTests
{
    private static readonly string[] s_short = ["graphene-torn", "sic", "silicon-1988", "silicon-linear", "silicene", "sw-two-elements", "sw-tolerance", "lithium-liquid", "eam-two-elements"];

    [TestCaseSource(nameof(s_short))]
    public void Forces_CentralDifference_AreMinusTheGradient(string name)
    {
        ManyBodyCase c = ManyBodyCase.Load(name);
        using ThreadTeam team = new(1);
        using Simulation s = c.Build(team);
        s.Evaluator.Compute(Needs.Global);
        // Small: the tables of eam/fs have kinks in their second derivative, and sw has huge third derivatives just inside its cutoff.
        const double h = 1e-6;
        for (int i = 0; i < c.Types.Length; i += 7)
        {
            Vec3 f = s.Atoms.Force(i);
            for (int axis = 0; axis < 3; axis++)
            {
                double up = Displaced(s, i, axis, h), down = Displaced(s, i, axis, -h);
                Assert.That(f[axis], Is.EqualTo(-(up - down) / (2 * h)).Within(2e-6 * Math.Max(1, f.Length)), $"atom {i + 1} axis {axis}");
            }
        }
    }

    [TestCaseSource(nameof(s_short))]
    public void Virial_CentralDifference_IsMinusTheStrainDerivative(string name)
    {
        ManyBodyCase c = ManyBodyCase.Load(name);
        using ThreadTeam team = new(1);
        using Simulation s = c.Build(team);
        s.Evaluator.Compute(Needs.Global);
        SymTensor w = s.Evaluator.Virial();
        const double h = 1e-6;
        double trace = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            double slope = (Strained(c, axis, h) - Strained(c, axis, -h)) / (2 * h);
            trace += slope;
            Assert.That(w[axis], Is.EqualTo(-slope).Within(1e-5 * Math.Abs(c.Energy)), $"axis {axis}");
        }
        Assert.That(w.Trace, Is.EqualTo(-trace).Within(1e-5 * Math.Abs(c.Energy)));
    }

    [TestCaseSource(typeof(ManyBodyCase), nameof(ManyBodyCase.Names))]
    public void Compute_AnyThreadCount_GivesTheSameBits(string name)
    {
        ManyBodyCase c = Replicated(ManyBodyCase.Load(name), 3);
        double[]? reference = null;
        foreach (int threads in new[] { 1, 2, 3, 7 })
        {
            using ThreadTeam team = new(threads);
            using Simulation s = c.Build(team);
            s.Evaluator.Compute(Needs.Global | Needs.AtomEnergy | Needs.AtomVirial);
            double[] bits = Everything(s);
            reference ??= bits;
            Assert.That(bits, Is.EqualTo(reference).AsCollection, $"{threads} threads");
        }
    }

    [TestCaseSource(typeof(ManyBodyCase), nameof(ManyBodyCase.Names))]
    public void PerAtom_Sums_EqualTheTotals(string name)
    {
        ManyBodyCase c = ManyBodyCase.Load(name);
        using ThreadTeam team = new(1);
        using Simulation s = c.Build(team);
        s.Evaluator.Compute(Needs.Global | Needs.AtomEnergy | Needs.AtomVirial);
        int n = c.Types.Length;
        SymTensor w = s.Evaluator.Virial();
        double[] sum = new double[PerAtomTally.Components];
        for (int i = 0; i < n; i++) for (int k = 0; k < sum.Length; k++) sum[k] += s.PerAtom.Virial[i * sum.Length + k];
        double scale = 1e-11 * Math.Abs(c.Energy);
        Vec3 total = default;
        for (int i = 0; i < n; i++) total += s.Atoms.Force(i);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.PerAtom.Energy.Span[..n].ToArray().Sum(), Is.EqualTo(c.Energy).Within(scale * 10));
            for (int k = 0; k < 6; k++) Assert.That(sum[k], Is.EqualTo(w[k]).Within(scale), $"component {k}");
            for (int k = 0; k < 3; k++) Assert.That(sum[6 + k], Is.EqualTo(sum[3 + k]).Within(scale), "the sum is symmetric");
            Assert.That(total.Length, Is.LessThan(scale), "sum of forces");
        }
    }

    [TestCase("silicene", 0.0)]
    [TestCase("lithium-liquid", 0.0)]
    [TestCase("graphene-torn", 3.0)]
    [TestCase("sic", 3.0)]
    public void Compute_AnySkin_GivesTheSameForces(string name, double skin)
    {
        ManyBodyCase c = ManyBodyCase.Load(name);
        using ThreadTeam team = new(1);
        using Simulation a = c.Build(team, skin: 1), b = c.Build(team, skin: skin);
        a.Evaluator.Compute(Needs.Global);
        b.Evaluator.Compute(Needs.Global);
        for (int i = 0; i < c.Types.Length; i++) Assert.That((a.Atoms.Force(i) - b.Atoms.Force(i)).Length, Is.LessThan(1e-11));
    }

    [TestCase("graphene-torn")]
    [TestCase("sic")]
    [TestCase("silicene")]
    [TestCase("lithium-liquid")]
    [TestCase("eam-two-elements")]
    public void Compute_AtomsMovedWithinTheSkin_EqualsAFreshList(string name)
    {
        // Neighbours cross the cutoff in both directions between two rebuilds of the list.
        ManyBodyCase c = ManyBodyCase.Load(name);
        using ThreadTeam team = new(2);
        using Simulation moving = c.Build(team, skin: 2);
        Random random = new(17);
        Vec3[] step = [.. c.Types.Select(_ => new Vec3(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5) * 0.1)];
        double[][] positions = c.Positions;
        for (int k = 0; k < 10; k++)
        {
            for (int i = 0; i < step.Length; i++)
            {
                moving.Atoms.X[i] += step[i].X;
                moving.Atoms.Y[i] += step[i].Y;
                moving.Atoms.Z[i] += step[i].Z;
            }
            Assert.That(moving.Neighbors.NeedsRebuild(moving), Is.False);
            moving.Neighbors.UpdateGhosts(moving);
            moving.Evaluator.Compute(Needs.Global);
            positions = [.. positions.Select((p, i) => new[] { p[0] + step[i].X, p[1] + step[i].Y, p[2] + step[i].Z })];
            using Simulation fresh = (c with { Positions = positions }).Build(team, skin: 1);
            fresh.Evaluator.Compute(Needs.Global);
            double scale = Enumerable.Range(0, step.Length).Max(i => fresh.Atoms.Force(i).Length);
            Assert.That(moving.Evaluator.PotentialEnergy(), Is.EqualTo(fresh.Evaluator.PotentialEnergy()).Within(1e-10 * Math.Abs(c.Energy)));
            for (int i = 0; i < step.Length; i++) Assert.That((moving.Atoms.Force(i) - fresh.Atoms.Force(i)).Length, Is.LessThan(1e-10 * scale), $"step {k} atom {i + 1}");
        }
    }

    [Test]
    public void Compute_TypesRestrictedByHybrid_ActOnlyOnAllowedPairs()
    {
        // Two types of one element that hybrid separates behave as two systems that do not see each other.
        ManyBodyCase c = ManyBodyCase.Load("silicene") with { Coefficients = "silicene.sw Si Si" };
        int[] types = [.. Enumerable.Range(0, c.Types.Length).Select(i => 1 + (i / 4) % 2)];
        using ThreadTeam team = new(1);
        double both, first, second;
        using (Simulation s = (c with { Types = types }).Build(team, change: s => ((IPairStyle)s.Forces[0]).Restrict([true, false, false, true])))
        {
            IPairStyle style = (IPairStyle)s.Forces[0];
            Assert.That(new[] { style.Covers(0, 0), style.Covers(0, 1), style.Covers(1, 1) }, Is.EqualTo(new[] { true, false, true }).AsCollection);
            s.Evaluator.Compute(Needs.Global);
            both = s.Evaluator.PotentialEnergy();
        }
        first = Part(c, types, 1, team);
        second = Part(c, types, 2, team);
        Assert.That(both, Is.EqualTo(first + second).Within(1e-11));
        Assert.That(both, Is.Not.EqualTo(c.Energy).Within(0.1));
    }

    [TestCase("graphene")]
    [TestCase("silicene")]
    [TestCase("lithium")]
    public void Compute_ManySteps_AllocatesNothing(string name)
    {
        using ThreadTeam team = new(1);
        using Simulation s = ManyBodyCase.Load(name).Build(team);
        s.Evaluator.Compute(Needs.Global);
        s.Evaluator.Compute(Needs.None);
        StepContext global = new(s, Needs.Global), none = new(s, Needs.None);
        IForce force = s.Forces[0];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int k = 0; k < 100; k++)
        {
            force.Compute(global);
            force.Compute(none);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static double Part(ManyBodyCase c, int[] types, int type, ThreadTeam team)
    {
        int[] keep = [.. Enumerable.Range(0, types.Length).Where(i => types[i] == type)];
        using Simulation s = (c with { Coefficients = "silicene.sw Si", Types = [.. keep.Select(_ => 1)], Positions = [.. keep.Select(i => c.Positions[i])] }).Build(team);
        s.Evaluator.Compute(Needs.Global);
        return s.Evaluator.PotentialEnergy();
    }

    private static double Displaced(Simulation s, int i, int axis, double by)
    {
        NativeBuffer<double> x = axis switch { 0 => s.Atoms.X, 1 => s.Atoms.Y, _ => s.Atoms.Z };
        double held = x[i];
        x[i] = held + by;
        s.Neighbors.UpdateGhosts(s);
        s.Evaluator.Compute(Needs.Global);
        double e = s.Evaluator.PotentialEnergy();
        x[i] = held;
        s.Neighbors.UpdateGhosts(s);
        return e;
    }

    private static double Strained(ManyBodyCase c, int axis, double strain)
    {
        double[] box = [.. c.Box];
        box[axis] *= 1 + strain;
        double[][] positions = [.. c.Positions.Select(p => p.Select((x, k) => k == axis ? x * (1 + strain) : x).ToArray())];
        using ThreadTeam team = new(1);
        using Simulation s = (c with { Box = box, Positions = positions }).Build(team);
        s.Evaluator.Compute(Needs.Global);
        return s.Evaluator.PotentialEnergy();
    }

    private static ManyBodyCase Replicated(ManyBodyCase c, int times) => c with
    {
        Box = [c.Box[0] * times, c.Box[1] * times, c.Box[2]],
        Types = [.. Enumerable.Range(0, times * times).SelectMany(_ => c.Types)],
        Positions = [.. Enumerable.Range(0, times * times).SelectMany(m => c.Positions.Select(p => new[] { p[0] + m % times * c.Box[0], p[1] + m / times * c.Box[1], p[2] }))],
    };

    private static double[] Everything(Simulation s)
    {
        int n = s.Atoms.LocalCount;
        SymTensor w = s.Evaluator.Virial();
        return [s.Evaluator.PotentialEnergy(), w.XX, w.YY, w.ZZ, w.XY, w.XZ, w.YZ,
            .. s.Atoms.Fx.Span[..n], .. s.Atoms.Fy.Span[..n], .. s.Atoms.Fz.Span[..n],
            .. s.PerAtom.Energy.Span[..n], .. s.PerAtom.Virial.Span[..(n * PerAtomTally.Components)]];
    }
}
