using PolyMD.Building;
using PolyMD.Deck;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Stacks;

/// <summary>What a step must not depend on (threads) and must not do (allocate), seen on the graphene stack from outside.</summary>
[TestFixture, NonParallelizable]
public sealed class StackDeterminismTests
{
    private static readonly BuiltCase s_built = DeckFolder.Build("peo-xene-li", "graphene");

    [Test]
    public void Run_OneTwoAndThreeThreads_WritesTheSameBytes()
    {
        string[] one = Outputs(1);
        Assert.That(one[0], Does.Contain("ITEM: ATOMS id x y z"));
        using (Assert.EnterMultipleScope())
        {
            foreach (int threads in (int[])[2, 3])
            {
                string[] more = Outputs(threads);
                for (int k = 0; k < one.Length; k++) Assert.That(string.Equals(one[k], more[k], StringComparison.Ordinal), Is.True, $"output {k} with {threads} threads");
            }
        }
    }

    [Test]
    public void Run_OtherSeed_WritesOtherBytes() => Assert.That(Outputs(1, "4711")[0], Is.Not.EqualTo(Outputs(1)[0]));

    /// <summary>A hundred steps more, with their list rebuilds, cost no managed memory. Counted on the calling thread, which runs the
    /// same bodies as the workers: the test host allocates on others.</summary>
    [TestCase(1)]
    [TestCase(2)]
    public void Steps_HundredMore_AllocateNothing(int threads)
    {
        using DeckFolder folder = new();
        folder.Write(s_built);
        long[] allocated = new long[9];
        int run = -1;
        long last = -1;
        DeckRunner.RunText(DeckFolder.Head(s_built) + DeckFolder.DeckText("stack-steps.in"), "deck", new DeckRunOptions
        {
            WorkingFolder = folder.Path, Threads = threads,
            Progress = p =>
            {
                if (p.Step != p.LastStep) return;
                if (p.LastStep != last) (run, last) = (run + 1, p.LastStep);
                allocated[run] = GC.GetAllocatedBytesForCurrentThread();
            },
        });
        // The first of the nine runs sets up; then short and long ones by turns, each with the same lines of output.
        Assert.That(run, Is.EqualTo(8));
        long[] cost = [.. allocated.Zip(allocated.Skip(1), (a, b) => b - a)];
        long few = cost.Where((_, k) => k % 2 == 0).Min(), more = cost.Where((_, k) => k % 2 == 1).Min();
        TestContext.Out.WriteLine($"bytes per run of 10 and 110 steps: {string.Join(' ', cost)}");
        // The smallest object, once per step, would be 2400 bytes.
        Assert.That(more - few, Is.LessThan(1000));
    }

    private static string[] Outputs(int threads, string seed = "12345")
    {
        using DeckFolder folder = new();
        folder.Write(s_built);
        NumberTable table = folder.Run(DeckFolder.Head(s_built) + DeckFolder.DeckText("stack-threads.in"), threads, ("seed", seed))[0];
        IEnumerable<string> rows = Enumerable.Range(0, table.RowCount)
            .Select(row => string.Join(' ', table.Columns.Select((_, column) => table[row, column].ToString("R"))));
        return [File.ReadAllText(folder.FullName("state.txt")), File.ReadAllText(folder.FullName("profile.txt")), string.Join('\n', rows)];
    }
}
