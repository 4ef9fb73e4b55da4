using System.Globalization;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Analysis.Tests.Structure;

/// <summary>
/// The same file as MDAnalysis (2.4.2; N. Michaud-Agrawal et al., J. Comput. Chem. 32, 2319 (2011)), which keeps positions in single precision: a
/// pair nearer than 1e-6 to the edge of a bin may be counted in the next one; in this file none is.
/// </summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class MdAnalysisTests
{
    [Test]
    public void RadialDistribution_SameFile_EqualsInterRdf()
    {
        double[] expected = Expected("rdf");
        RdfCurve curve = FrameAnalysis.Run(new RadialDistribution([1], [2], 2.4, expected.Length), Open());
        for (int b = 0; b < expected.Length; b++) Assert.That(curve.G[b], Is.EqualTo(expected[b]).Within(1e-6), $"bin {b}");
    }

    [TestCase("xyz")]
    [TestCase("x")]
    [TestCase("yz")]
    public void MeanSquaredDisplacement_SameFile_EqualsEinsteinMsd(string axes)
    {
        double[] expected = Expected("msd " + axes);
        MeanSquaredDisplacement analysis = new([1], timeStep: 0.005);
        FrameAnalysis.Feed(analysis, Open());
        double[] msd = analysis.Result(axes).Msd;
        Assert.That(msd, Has.Length.EqualTo(expected.Length));
        for (int n = 0; n < expected.Length; n++) Assert.That(msd[n], Is.EqualTo(expected[n]).Within(1e-6 * Math.Max(1, expected[n])), $"lag {n}");
    }

    [Test]
    public void CoordinationNumbers_SameFile_EqualCappedDistance() =>
        Assert.That(FrameAnalysis.Run(new CoordinationNumbers(AtomSelection.Parse("type 1"), AtomSelection.Parse("type 2"), 1.5), Open()).Mean.Value, Is.EqualTo(Expected("coordination")[0]).Within(1e-6));

    private static ITrajectory Open() => TrajectoryFile.Open(Fixture("walk.lammpstrj.gz"), Units.LennardJones, 0.005);

    private static double[] Expected(string what)
    {
        string line = File.ReadLines(Fixture("walk_mdanalysis.txt")).Single(l => l.StartsWith(what + " ", StringComparison.Ordinal));
        return [.. line[(what.Length + 1)..].Split(' ').Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Structure", "Fixtures", name);
}
