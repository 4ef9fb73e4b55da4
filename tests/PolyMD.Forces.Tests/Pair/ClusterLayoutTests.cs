using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.KSpace;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.Pair;

/// <summary>The cluster loop against the gather loop: the same pairs, so the same forces but for rounding.</summary>
[TestFixture]
public sealed class ClusterLayoutTests
{
    private static readonly string[] s_lj = ["1 1 0.10 3.2", "2 2 0.15 3.0", "3 3 0.03 2.5"];

    private static readonly (string Style, string Settings, string[] Coefficients)[] s_styles =
    [
        ("lj/cut", "8.0", s_lj),
        ("lj/cut", "8.0", ["1 1 0.10 3.2 8.0", "2 2 0.15 3.0 5.0", "3 3 0.03 2.5 6.5", "1 3 0.05 2.9 0.0"]),
        ("lj/cut/coul/cut", "7.0 8.0", s_lj),
        ("lj/cut/coul/long", "7.0 8.0", s_lj),
        ("lj/class2/coul/long", "8.0", s_lj),
        ("lj/charmm/coul/long", "7.0 8.0", ["1 1 0.10 3.2 0.08 3.0", "2 2 0.15 3.0 0.1 2.9", "3 3 0.03 2.5 0.03 2.5"]),
        ("born/coul/dsf", "0.2 8.0", ["* * 100.0 0.3 2.0 10.0 5.0"]),
        ("lj/cut/coul/wolf", "0.2 8.0", s_lj),
        ("buck", "8.0", ["* * 2000.0 0.3 40.0"]),
        ("morse", "8.0", ["* * 0.1 1.5 3.5"]),
        ("hybrid", "lj/cut 8.0 lj/cut/coul/long 7.0", ["1*2 1*2 lj/cut 0.1 3.2", "3 3 lj/cut/coul/long 0.03 2.5", "1*2 3 lj/cut/coul/long 0.05 2.8"]),
    ];

    public static IEnumerable<TestCaseData> Cases()
    {
        for (int style = 0; style < s_styles.Length; style++)
        {
            foreach (string cell in (string[])["periodic", "bonded", "triclinic", "slab", "open", "tiny", "excluded"])
                yield return new TestCaseData(style, cell).SetArgDisplayNames($"{style} {s_styles[style].Style}", cell);
        }
    }

    private static SmallSystem Create(int style, string cell, PairLayout layout, int threads = 1, int lanes = 8, Precision precision = Precision.Double)
    {
        // The tiny cell is shorter than the cutoff: an atom meets several images of its neighbours and of itself.
        SmallSystem s = new(threads, perSide: cell == "tiny" ? 2 : 6, bonded: cell == "bonded");
        Simulation simulation = s.Simulation;
        simulation.LaneCount = lanes;
        simulation.PairLayout = layout;
        simulation.Precision = precision;
        if (cell == "bonded") simulation.Special = new SpecialWeights(0, 0.2, 0.5, 0, 0.1, 0.8);
        if (cell == "triclinic") simulation.Box = simulation.Box with { TiltXY = 3, TiltXZ = -2, TiltYZ = 1.5 };
        if (cell == "slab") simulation.Box = simulation.Box with { PeriodicZ = false };
        if (cell == "open") simulation.Box = simulation.Box with { PeriodicX = false, PeriodicY = false, PeriodicZ = false };
        if (cell == "excluded") simulation.Neighbors.Exclusions.AddTypes(0, 1);
        (string name, string settings, string[] coefficients) = s_styles[style];
        s.AddPair(name, settings, coefficients);
        if ((name + settings).Contains("coul/long"))
        {
            // Only its splitting parameter matters here, and it needs no periodic cell.
            EwaldForce ewald = new();
            simulation.Forces.Add(ewald);
            ewald.ReadSettings(ArgReader.FromText("kspace_style ewald", "1e-4"), simulation);
        }
        return s;
    }

    private static bool Applies(int style, string cell) => cell is not ("slab" or "open") || !(s_styles[style].Style + s_styles[style].Settings).Contains("coul/long");

    [TestCaseSource(nameof(Cases))]
    public void Clusters_AgainstGather_AgreeToRoundOff(int style, string cell)
    {
        if (!Applies(style, cell)) Assert.Pass("the reciprocal sum needs a periodic cell");
        using SmallSystem reference = Create(style, cell, PairLayout.Gather);
        double energy = reference.Compute();
        Vec3[] expected = reference.Forces();
        SymTensor virial = reference.Simulation.Evaluator.Virial();
        double scale = expected.Max(f => f.Length), size = Enumerable.Range(0, 6).Max(c => Math.Abs(virial[c])) + Math.Abs(energy);
        foreach (int lanes in (int[])[8, 4])
        {
            using SmallSystem s = Create(style, cell, PairLayout.Clusters, lanes: lanes);
            double found = s.Compute();
            SymTensor foundVirial = s.Simulation.Evaluator.Virial();
            Vec3[] forces = s.Forces();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(found, Is.EqualTo(energy).Within(1e-12 * size));
                for (int c = 0; c < 6; c++) Assert.That(foundVirial[c], Is.EqualTo(virial[c]).Within(1e-11 * size), $"virial {c}");
                for (int i = 0; i < forces.Length; i++) Assert.That((forces[i] - expected[i]).Length, Is.LessThan(1e-11 * scale), $"atom {i}");
                // Both loops did run: their sums are in different orders.
                Assert.That(forces, Is.Not.EqualTo(expected));
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Clusters_OneToSevenThreads_GiveTheSameBits(int style, string cell)
    {
        if (!Applies(style, cell)) Assert.Pass("the reciprocal sum needs a periodic cell");
        using SmallSystem one = Create(style, cell, PairLayout.Clusters);
        double energy = one.Compute();
        foreach (int threads in (int[])[2, 3, 7])
        {
            using SmallSystem many = Create(style, cell, PairLayout.Clusters, threads);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(many.Compute(), Is.EqualTo(energy));
                Assert.That(many.Forces(), Is.EqualTo(one.Forces()));
                Assert.That(many.Simulation.Evaluator.Virial(), Is.EqualTo(one.Simulation.Evaluator.Virial()));
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Clusters_InMixedPrecision_DifferByRoundOffOfFloats(int style, string cell)
    {
        if (!Applies(style, cell)) Assert.Pass("the reciprocal sum needs a periodic cell");
        using SmallSystem exact = Create(style, cell, PairLayout.Gather), mixed = Create(style, cell, PairLayout.Clusters, precision: Precision.Mixed);
        exact.Compute();
        mixed.Compute();
        Vec3[] a = mixed.Forces(), b = exact.Forces();
        double error = Math.Sqrt(a.Zip(b, (x, y) => (x - y).LengthSquared).Sum() / b.Sum(v => v.LengthSquared));
        Assert.That(error, Is.GreaterThan(1e-10).And.LessThan(1e-5));
    }

    [Test]
    public void Clusters_PerAtomTallies_SumToTotalsAndLeaveForcesAlone()
    {
        using SmallSystem s = Create(3, "bonded", PairLayout.Clusters);
        s.Simulation.Forces.RemoveAll(f => f.Kind == ForceKind.Bond);
        s.Compute(Needs.None);
        Vec3[] plain = s.Forces();
        s.Compute(Needs.Global | Needs.AtomEnergy | Needs.AtomVirial);
        double sum = Enumerable.Range(0, s.Simulation.Atoms.LocalCount).Sum(i => s.Simulation.PerAtom.Energy[i]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Forces(), Is.EqualTo(plain));
            Assert.That(sum, Is.EqualTo(s.Simulation.Evaluator.PotentialEnergy()).Within(1e-10 * Math.Abs(sum)));
        }
    }

    [Test]
    public void Clusters_WhenAtomsMove_KeepWhatTheyNeed()
    {
        // Moves within the skin, some of them far enough to choose entries anew, without a rebuild of the lists.
        using SmallSystem clusters = Create(0, "periodic", PairLayout.Clusters), gather = Create(0, "periodic", PairLayout.Gather);
        clusters.Compute();
        gather.Compute();
        Random random = new(5);
        for (int step = 0; step < 20; step++)
        {
            for (int i = 0; i < clusters.Simulation.Atoms.LocalCount; i++)
            {
                Vec3 by = new Vec3(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5) * 0.1;
                clusters.Move(i, by);
                gather.Move(i, by);
            }
            foreach (SmallSystem s in (SmallSystem[])[clusters, gather])
            {
                s.Simulation.Evaluator.UpdateNeighbors();
                s.Simulation.Evaluator.Compute(Needs.None);
            }
            Vec3[] a = clusters.Forces(), b = gather.Forces();
            double scale = b.Max(f => f.Length);
            for (int i = 0; i < a.Length; i++) Assert.That((a[i] - b[i]).Length, Is.LessThan(1e-11 * scale), $"step {step} atom {i}");
        }
    }

    [Test]
    public void Clusters_EveryStep_AllocateNothing()
    {
        using SmallSystem s = Create(3, "periodic", PairLayout.Clusters);
        s.Compute();
        for (int k = 0; k < 3; k++) s.Simulation.Evaluator.Compute(k % 2 == 0 ? Needs.Global : Needs.None);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int k = 0; k < 50; k++) s.Simulation.Evaluator.Compute(k % 2 == 0 ? Needs.Global : Needs.None);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200));
    }
}
