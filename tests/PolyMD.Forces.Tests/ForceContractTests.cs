using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests;

/// <summary>What holds for every force, whatever its physics: gradient, momentum, virial, per-atom sums, lanes, threads.</summary>
[TestFixture]
public sealed class ForceContractTests
{
    private static readonly string[] s_ljCoefficients = ["1 1 0.10 3.2", "2 2 0.15 3.0", "3 3 0.03 2.5"];

    public sealed record Case(string Name, Action<SmallSystem> Add, bool Bonded = false)
    {
        public override string ToString() => Name;
    }

    private static IEnumerable<Case> Cases()
    {
        yield return new("lj/cut", s => s.AddPair("lj/cut", "8.0", s_ljCoefficients));
        yield return new("lj/cut special", s =>
        {
            s.Simulation.Special = new SpecialWeights(0, 0, 0.5, 0, 0, 0.5);
            s.AddPair("lj/cut", "8.0", s_ljCoefficients);
        }, Bonded: true);
        yield return new("hybrid", s => s.AddPair("hybrid", "lj/cut 8.0 lj/cut 6.0", "1*2 1*2 lj/cut 1 0.1 3.2", "3 3 lj/cut 2 0.03 2.5", "1*2 3 lj/cut 2 0.05 2.8"));
        yield return new("hybrid/overlay", s => s.AddPair("hybrid/overlay", "lj/cut 8.0 lj/cut 6.0", "* * lj/cut 1 0.1 3.2", "* * lj/cut 2 0.03 2.5"));
        yield return new("bond harmonic", s => s.AddBonded("bond_style", "harmonic", "1 300 1.5", "2 200 1.2"), Bonded: true);
        yield return new("angle harmonic", s => s.AddBonded("angle_style", "harmonic", "1 50 109.5"), Bonded: true);
        yield return new("dihedral opls", s => s.AddBonded("dihedral_style", "opls", "1 1.3 -0.3 0.2 0.1", "2 0.3 1.3 0.7 -0.4"), Bonded: true);
    }

    private static SmallSystem Create(Case c, int threads = 1)
    {
        SmallSystem s = new(threads, bonded: c.Bonded);
        c.Add(s);
        return s;
    }

    [TestCaseSource(nameof(Cases))]
    public void Force_AgainstCentralDifference_IsGradient(Case c)
    {
        using SmallSystem s = Create(c);
        s.Compute();
        Vec3[] f = s.Forces();
        double scale = f.Max(v => v.Length);
        const double h = 1e-5;
        foreach (int atom in new[] { 0, 7, 100, 215 })
        {
            for (int axis = 0; axis < 3; axis++)
            {
                Vec3 step = Vec3.Zero.With(axis, h);
                s.Move(atom, step);
                double up = s.Compute();
                s.Move(atom, -2 * step);
                double down = s.Compute();
                s.Move(atom, step);
                Assert.That((down - up) / (2 * h), Is.EqualTo(f[atom][axis]).Within(1e-7 * scale), $"atom {atom} axis {axis}");
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Forces_Summed_AreZero(Case c)
    {
        using SmallSystem s = Create(c);
        s.Compute();
        Vec3[] f = s.Forces();
        Vec3 sum = f.Aggregate(Vec3.Zero, (a, b) => a + b);
        Assert.That(sum.Length, Is.LessThan(1e-12 * f.Sum(v => v.Length)));
        Assert.That(f.Max(v => v.Length), Is.GreaterThan(0));
    }

    [TestCaseSource(nameof(Cases))]
    public void Virial_AgainstStrain_IsMinusDerivative(Case c)
    {
        const double h = 1e-6;
        for (int axis = 0; axis < 3; axis++)
        {
            using SmallSystem s = Create(c);
            s.Compute();
            double virial = s.Simulation.Evaluator.Virial()[axis];
            s.StrainDiagonal(axis, h);
            double up = s.Compute();
            using SmallSystem t = Create(c);
            t.StrainDiagonal(axis, -h);
            double down = t.Compute();
            Assert.That((down - up) / (2 * h), Is.EqualTo(virial).Within(1e-6 * Math.Abs(virial) + 1e-6));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void PerAtomTallies_Summed_EqualTotals(Case c)
    {
        using SmallSystem s = Create(c);
        double energy = s.Compute(Needs.Global | Needs.AtomEnergy | Needs.AtomVirial);
        SymTensor virial = s.Simulation.Evaluator.Virial();
        PerAtomTally perAtom = s.Simulation.PerAtom;
        int n = s.Simulation.Atoms.LocalCount;
        double[] sum = new double[10];
        for (int i = 0; i < n; i++)
        {
            sum[9] += perAtom.Energy[i];
            for (int k = 0; k < 9; k++) sum[k] += perAtom.Virial[9 * i + k];
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sum[9], Is.EqualTo(energy).Within(1e-11 * Math.Abs(energy)));
            double scale = Math.Abs(virial.XX) + Math.Abs(virial.YY) + Math.Abs(virial.ZZ);
            for (int k = 0; k < 9; k++) Assert.That(sum[k], Is.EqualTo(virial[k < 6 ? k : k - 3]).Within(1e-10 * scale), $"component {k}");
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Lanes_AgainstScalar_AgreeToRoundOff(Case c)
    {
        using SmallSystem scalar = Create(c);
        scalar.Simulation.LaneCount = 1;
        double energy = scalar.Compute();
        Vec3[] reference = scalar.Forces();
        double scale = reference.Max(v => v.Length);
        foreach (int lanes in new[] { 4, 8 })
        {
            using SmallSystem wide = Create(c);
            wide.Simulation.LaneCount = lanes;
            Assert.That(wide.Compute(), Is.EqualTo(energy).Within(1e-12 * Math.Abs(energy)));
            Vec3[] f = wide.Forces();
            for (int i = 0; i < f.Length; i++) Assert.That((f[i] - reference[i]).Length, Is.LessThan(1e-12 * scale));
            Assert.That((wide.Simulation.Evaluator.Virial() + scalar.Simulation.Evaluator.Virial() * -1).Trace,
                Is.EqualTo(0).Within(1e-11 * Math.Abs(energy) + 1e-11 * scale * 100));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Threads_OneToSeven_GiveTheSameBits(Case c)
    {
        using SmallSystem one = Create(c);
        double energy = one.Compute();
        Vec3[] reference = one.Forces();
        SymTensor virial = one.Simulation.Evaluator.Virial();
        foreach (int threads in new[] { 2, 3, 7 })
        {
            using SmallSystem many = Create(c, threads);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(many.Compute(), Is.EqualTo(energy));
                Assert.That(many.Forces(), Is.EqualTo(reference));
                Assert.That(many.Simulation.Evaluator.Virial(), Is.EqualTo(virial));
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Compute_Repeated_AllocatesNothing(Case c)
    {
        using SmallSystem s = Create(c);
        s.Compute();
        for (int k = 0; k < 3; k++) s.Simulation.Evaluator.Compute(Needs.Global);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int k = 0; k < 100; k++) s.Simulation.Evaluator.Compute(k % 2 == 0 ? Needs.Global : Needs.None);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200));
    }
}
