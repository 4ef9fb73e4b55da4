using PolyMD.Building;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Stacks;

/// <summary>The files and thermo rows of the graphene stack do not depend on threads.</summary>
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
