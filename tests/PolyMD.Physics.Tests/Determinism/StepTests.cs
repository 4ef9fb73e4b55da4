using PolyMD.Deck;
using PolyMD.Engine;

namespace PolyMD.Physics.Tests.Determinism;

/// <summary>What a step must not depend on (threads) and must not do (allocate), for three kinds of system.</summary>
[TestFixture, NonParallelizable]
public sealed class StepTests
{
    private static readonly DeterminismSystem[] s_systems = [.. DeterminismSystem.All()];

    /// <summary>Positions, velocities and the box after 200 steps with many list rebuilds are the same bits on 2, 3 and 7 threads as on one.</summary>
    [TestCaseSource(nameof(s_systems))]
    public void Steps_TwoHundredOnAnyThreads_GiveTheSameBits(DeterminismSystem system)
    {
        (double[] one, long rebuilds) = State(system, 1);
        TestContext.Out.WriteLine($"{one.Length / 6} atoms, {rebuilds} rebuilds");
        Assert.That(rebuilds, Is.GreaterThan(3), "the lists were hardly rebuilt: the test sees too little");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one, Has.All.Matches<double>(double.IsFinite));
            foreach (int threads in (int[])[2, 3, 7])
            {
                double[] more = State(system, threads).Values;
                int different = one.Zip(more).Count(p => BitConverter.DoubleToInt64Bits(p.First) != BitConverter.DoubleToInt64Bits(p.Second));
                Assert.That(different, Is.Zero, $"of {one.Length} numbers, with {threads} threads");
            }
        }
    }

    [TestCaseSource(nameof(s_systems))]
    public void Steps_OtherSeed_GiveOtherBits(DeterminismSystem system) => Assert.That(State(system, 1, "4711", 10).Values, Is.Not.EqualTo(State(system, 1, steps: 10).Values));

    /// <summary>A hundred steps more, with their list rebuilds, cost no managed memory. Counted on the calling thread, which runs the
    /// same bodies as the workers: the test host allocates on others.</summary>
    [Test]
    public void Steps_HundredMore_AllocateNothing([ValueSource(nameof(s_systems))] DeterminismSystem system, [Values(1, 2)] int threads)
    {
        using DeckFolder folder = new();
        system.Write(folder.Path);
        long[] allocated = new long[9];
        int run = -1;
        long last = -1;
        // Runs of 10 and of 110 steps by turns that go on without a new set-up; the first of the nine sets up.
        string runs = "run 20\n" + string.Concat(Enumerable.Repeat("run 10 pre no post no\nrun 110 pre no post no\n", 4));
        DeckRunner.RunText(Deck(system, "12345") + runs, "deck", new DeckRunOptions
        {
            WorkingFolder = folder.Path, Threads = threads,
            Progress = p =>
            {
                if (p.Step != p.LastStep) return;
                if (p.LastStep != last) (run, last) = (run + 1, p.LastStep);
                allocated[run] = GC.GetAllocatedBytesForCurrentThread();
            },
        });
        Assert.That(run, Is.EqualTo(8));
        long[] cost = [.. allocated.Zip(allocated.Skip(1), (a, b) => b - a)];
        long few = cost.Where((_, k) => k % 2 == 0).Min(), more = cost.Where((_, k) => k % 2 == 1).Min();
        TestContext.Out.WriteLine($"bytes per run of 10 and 110 steps: {string.Join(' ', cost)}");
        // The smallest object, once per step, would be 2400 bytes.
        Assert.That(more - few, Is.LessThan(1000));
    }

    // A thin skin, so that lists are rebuilt often.
    private static string Deck(DeterminismSystem system, string seed) => $"""
        variable seed index {seed}
        {system.Head}
        neighbor 0.15 bin
        neigh_modify every 1 delay 0 check yes
        velocity all create 300.0 {seed} mom yes rot no dist gaussian
        {system.Fixes}
        thermo 100000

        """;

    // x, y, z, vx, vy, vz of all atoms by their ids.
    private static (double[] Values, long Rebuilds) State(DeterminismSystem system, int threads, string seed = "12345", int steps = 200)
    {
        using DeckFolder folder = new();
        system.Write(folder.Path);
        using DeckSession session = new(new DeckRunOptions { WorkingFolder = folder.Path, Threads = threads });
        session.Run(Deck(system, seed) + $"run {steps}\n", "deck");
        AtomStore atoms = session.Simulation.Atoms;
        double[] values = [.. Enumerable.Range(0, atoms.LocalCount).OrderBy(i => atoms.Id[i]).SelectMany(i => (double[])[atoms.X[i], atoms.Y[i], atoms.Z[i], atoms.Vx[i], atoms.Vy[i], atoms.Vz[i]])];
        return (values, session.Simulation.Neighbors.Builds);
    }
}
