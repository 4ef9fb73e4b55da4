using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Structure;

[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class PairGridTests
{
    private static IEnumerable<SimulationBox> Boxes =>
    [
        new(new(-3, 2, 1), new(10, 12, 14)),
        new(default, new(10, 12, 14), true, false, true),
        new(default, new(10, 12, 14), false, false, false),
        new(new(1, 1, 1), new(10, 12, 14), true, true, true, 4.5, -3, 5.5),
        new(default, new(100, 5, 5)),
    ];

    /// <summary>Against the minimum image of every pair, with atoms outside of the cell too.</summary>
    [TestCaseSource(nameof(Boxes))]
    public void Visit_RandomAtoms_FindsEveryPairOnce(SimulationBox box)
    {
        Random random = new(11);
        Frame frame = new() { Box = box, HasTypes = true };
        frame.Resize(400);
        for (int i = 0; i < 400; i++)
        {
            frame.Ids[i] = i + 1;
            frame.Types[i] = i % 3 + 1;
            frame.Positions[i] = box.FromFractional(new Vec3(random.NextDouble() * 3 - 1, random.NextDouble() * 3 - 1, random.NextDouble() * 3 - 1));
        }
        int[] a = AtomSelection.Parse("type 1 2").Choose(frame), b = AtomSelection.Parse("type 2 3").Choose(frame);
        double cutoff = 0.5 * Math.Min(box.Heights.X, Math.Min(box.Heights.Y, box.Heights.Z)) * 0.99;
        HashSet<(int, int)> expected = [];
        foreach (int i in a)
            foreach (int j in b)
                if (i != j && box.MinimumImage(frame.Positions[j] - frame.Positions[i]).Length < cutoff) expected.Add((i, j));
        PairGrid grid = new();
        grid.Build(frame, b, cutoff);
        Collector collector = new([]);
        grid.Visit(frame, a, ref collector);
        (int, int)[] found = [.. collector.Found.Select(p => (a[p.Center], p.Atom))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.EquivalentTo(expected));
            Assert.That(expected, Is.Not.Empty);
            foreach ((int center, int atom, double r2) in collector.Found) Assert.That(r2, Is.EqualTo(box.MinimumImage(frame.Positions[atom] - frame.Positions[a[center]]).LengthSquared).Within(1e-9));
        }
    }

    [Test]
    public void Build_CutoffBeyondHalfTheCell_IsRefused()
    {
        Frame frame = new() { Box = new SimulationBox(default, new(10, 10, 10), true, true, true, 5, 0, 0) };
        frame.Resize(1);
        Assert.That(() => new PairGrid().Build(frame, [0], 4.6), Throws.TypeOf<PolyMDException>().With.Message.Contain("exceeds half of the cell's height 8.94427 along x"));
    }

    private readonly struct Collector(List<(int Center, int Atom, double R2)> found) : IPairVisitor
    {
        public List<(int Center, int Atom, double R2)> Found => found;

        public void Near(int center, int atom, double r2) => found.Add((center, atom, r2));
    }
}
