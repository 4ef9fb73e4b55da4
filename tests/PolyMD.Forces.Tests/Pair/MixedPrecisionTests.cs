using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.KSpace;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.Pair;

/// <summary>Mixed precision of the pair loop against double.</summary>
[TestFixture]
public sealed class MixedPrecisionTests
{
    private static readonly string[] s_coefficients = ["1 1 0.10 3.2", "2 2 0.15 3.0", "3 3 0.03 2.5"];

    private static readonly string[] s_styles = ["lj/cut", "lj/cut one type", "lj/cut 12 types", "lj/cut 20 types", "lj/cut/coul/long", "lj/cut/coul/long special"];

    private static SmallSystem Create(string name, Precision precision, int threads = 1, int? lanes = null, double shift = 0)
    {
        SmallSystem s = new(threads, bonded: name.EndsWith("special"));
        Simulation simulation = s.Simulation;
        simulation.Precision = precision;
        if (lanes is { } count) simulation.LaneCount = count;
        string style = name.Split(' ')[0];
        string[] coefficients = s_coefficients;
        if (name.EndsWith("types"))
        {
            int types = int.Parse(name.Split(' ')[1]);
            simulation.Types.SetCount(types);
            for (int t = 0; t < types; t++) simulation.Types.Mass[t] = 1 + t;
            for (int i = 0; i < simulation.Atoms.LocalCount; i++) simulation.Atoms.TypeIndex[i] = i % types;
            coefficients = [.. Enumerable.Range(1, types).Select(t => FormattableString.Invariant($"{t} {t} {0.05 + 0.01 * t} {2.5 + 0.05 * t}"))];
        }
        if (name == "lj/cut one type")
        {
            simulation.Types.SetCount(1);
            simulation.Types.Mass[0] = 1;
            for (int i = 0; i < simulation.Atoms.LocalCount; i++) simulation.Atoms.TypeIndex[i] = 0;
            coefficients = ["1 1 0.13 3.1"];
        }
        if (name.EndsWith("special")) simulation.Special = new SpecialWeights(0, 0, 0.5, 0, 0, 0.5);
        if (shift != 0)
        {

            Vec3 by = new(shift, shift, shift);
            simulation.Box = simulation.Box with { Lo = simulation.Box.Lo + by };
            for (int i = 0; i < simulation.Atoms.LocalCount; i++) s.Move(i, by);
        }
        s.AddPair(style, "8.0", coefficients);
        if (style == "lj/cut/coul/long")
        {
            PppmForce pppm = new();
            pppm.ReadSettings(ArgReader.FromText("kspace_style pppm", "1e-4"), simulation);
            simulation.Forces.Add(pppm);
        }
        return s;
    }

    private static double RelativeRms(Vec3[] a, Vec3[] reference) =>
        Math.Sqrt(a.Zip(reference, (x, y) => (x - y).LengthSquared).Sum() / reference.Sum(v => v.LengthSquared));

    [Test]
    public void Mixed_AgainstDouble_DiffersByRoundOffOfFloats([ValueSource(nameof(s_styles))] string style, [Values(8, 4, 1)] int lanes)
    {
        using SmallSystem exact = Create(style, Precision.Double, lanes: lanes);
        double energy = exact.Compute();
        using SmallSystem mixed = Create(style, Precision.Mixed, lanes: lanes);
        double mixedEnergy = mixed.Compute();
        SymTensor virial = exact.Simulation.Evaluator.Virial(), mixedVirial = mixed.Simulation.Evaluator.Virial();
        double scale = Enumerable.Range(0, 3).Max(c => Math.Abs(virial[c]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RelativeRms(mixed.Forces(), exact.Forces()), Is.GreaterThan(1e-10).And.LessThanOrEqualTo(2e-6));
            Assert.That(mixedEnergy, Is.EqualTo(energy).Within(1e-6 * Math.Abs(energy)).And.Not.EqualTo(energy));
            for (int c = 0; c < 6; c++) Assert.That(mixedVirial[c], Is.EqualTo(virial[c]).Within(1e-5 * scale), $"component {c}");
        }
    }

    [Test]
    public void Mixed_PerAtomTallies_SumToTotals([Values(8, 4, 1)] int lanes)
    {
        using SmallSystem s = Create("lj/cut", Precision.Mixed, lanes: lanes);
        double energy = s.Compute(Needs.Global | Needs.AtomEnergy);
        double sum = Enumerable.Range(0, s.Simulation.Atoms.LocalCount).Sum(i => s.Simulation.PerAtom.Energy[i]);
        Assert.That(sum, Is.EqualTo(energy).Within(1e-11 * Math.Abs(energy)));
    }

    [Test]
    public void Mixed_ForcesOfAllPairs_CancelAsInDouble([Values(8, 4, 1)] int lanes)
    {
        using SmallSystem s = Create("lj/cut", Precision.Mixed, lanes: lanes);
        s.Compute();
        Vec3[] f = s.Forces();
        Assert.That(f.Aggregate(Vec3.Zero, (a, b) => a + b).Length, Is.LessThan(1e-12 * f.Sum(v => v.Length)));
    }

    [Test]
    public void Mixed_OneToSevenThreads_GiveTheSameBits([ValueSource(nameof(s_styles))] string style)
    {
        using SmallSystem one = Create(style, Precision.Mixed);
        double energy = one.Compute();
        foreach (int threads in new[] { 2, 3, 7 })
        {
            using SmallSystem many = Create(style, Precision.Mixed, threads);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(many.Compute(), Is.EqualTo(energy));
                Assert.That(many.Forces(), Is.EqualTo(one.Forces()));
                Assert.That(many.Simulation.Evaluator.Virial(), Is.EqualTo(one.Simulation.Evaluator.Virial()));
            }
        }
    }

    [Test]
    public void Mixed_EveryStep_AllocatesNothing([ValueSource(nameof(s_styles))] string style)
    {
        using SmallSystem s = Create(style, Precision.Mixed);
        s.Compute();
        for (int k = 0; k < 3; k++) s.Simulation.Evaluator.Compute(k % 2 == 0 ? Needs.Global : Needs.None);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int k = 0; k < 50; k++) s.Simulation.Evaluator.Compute(k % 2 == 0 ? Needs.Global : Needs.None);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200));
    }

    [Test]
    public void Mixed_FarFromTheOrigin_LosesNothing([Values("lj/cut", "lj/cut/coul/long")] string style, [Values(8, 4, 1)] int lanes)
    {
        using SmallSystem near = Create(style, Precision.Double, lanes: lanes);
        near.Compute();
        using SmallSystem far = Create(style, Precision.Mixed, lanes: lanes, shift: 1e4);
        far.Compute();
        Assert.That(RelativeRms(far.Forces(), near.Forces()), Is.LessThanOrEqualTo(2e-6));
    }
}
