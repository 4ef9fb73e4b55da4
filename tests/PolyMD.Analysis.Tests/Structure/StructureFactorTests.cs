using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Structure;

[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class StructureFactorTests
{
    /// <summary>Independent points have S = 1; for two kinds S_ab = 0. Bounds: five of the stated errors in each of ten shells (false failure below 1e-5).</summary>
    [Test]
    public void Result_IdealGas_IsOneAndUncorrelated()
    {
        StructureFactorResult s = FrameAnalysis.Run(new StructureFactor(AtomSelection.Parse("type 1"), 5, 10), Gas()), cross = FrameAnalysis.Run(new StructureFactor(AtomSelection.Parse("type 1"), 5, 10, AtomSelection.Parse("type 2")), Gas());
        using (Assert.EnterMultipleScope())
        {
            for (int k = 0; k < s.Q.Length; k++)
            {
                Assert.That(s.S[k].Value, Is.EqualTo(1).Within(5 * s.S[k].StandardError), $"q = {s.Q[k]:F2}");
                Assert.That(cross.S[k].Value, Is.EqualTo(0).Within(5 * cross.S[k].StandardError), $"q = {s.Q[k]:F2}");
                Assert.That(s.S[k].StandardError, Is.LessThan(0.2));
            }
        }
    }

    /// <summary>A simple cubic lattice of 4³ atoms: S = N at the reciprocal vectors of the lattice, 2π and √2 2π, and 0 at all other vectors of the cell.</summary>
    [Test]
    public void Result_Lattice_HasItsBraggPeaks()
    {
        // Shells so thin that each holds vectors of one length.
        StructureFactorResult r = FrameAnalysis.Run(new StructureFactor(AtomSelection.Parse("all"), 9.5, 4000, null, 1000), Lattice(default));
        using (Assert.EnterMultipleScope())
        {
            for (int k = 0; k < r.Q.Length; k++)
            {
                double squared = Math.Pow(r.Q[k] / (Math.PI / 2), 2);
                // Vectors of the cell with h² + k² + l² = 16 are (400) and, with another S, none other; 32 is (440) alone.
                double expected = Math.Round(squared) is 16 or 32 ? 64 : 0;
                if (Math.Round(squared) is 16 or 32) Assert.That(squared, Is.EqualTo(Math.Round(squared)).Within(1e-9));
                Assert.That(r.S[k].Value, Is.EqualTo(expected).Within(1e-9), $"h² = {squared:F3}");
            }
            Assert.That(r.Q.Count(q => q > 6.2 && q < 6.3), Is.EqualTo(1));
        }
    }

    /// <summary>A triclinic cell of the same lattice (a face sheared by one lattice constant) has the same peaks.</summary>
    [Test]
    public void Result_ShearedCell_HasTheSamePeaks()
    {
        StructureFactorResult r = FrameAnalysis.Run(new StructureFactor(AtomSelection.Parse("all"), 9.5, 4000, null, 1000), Lattice(new Vec3(1, 1, -1)));
        double[] peaks = [.. Enumerable.Range(0, r.Q.Length).Where(k => r.S[k].Value > 1e-9).Select(k => r.Q[k])];
        Assert.That(peaks, Is.EqualTo([2 * Math.PI, 2 * Math.PI * Math.Sqrt(2)]).Within(1e-9));
    }

    [Test]
    public void Result_AnyNumberOfThreads_IsBitwiseTheSame()
    {
        StructureFactorResult one = FrameAnalysis.Run(new StructureFactor(AtomSelection.Parse("all"), 5, 10) { Threads = 1 }, Gas()), four = FrameAnalysis.Run(new StructureFactor(AtomSelection.Parse("all"), 5, 10) { Threads = 4 }, Gas());
        Assert.That(four.S, Is.EqualTo(one.S));
    }

    [Test]
    public void Prepare_OpenCell_IsRefused() =>
        Assert.That(() => FrameAnalysis.Run(new StructureFactor(AtomSelection.Parse("all"), 5, 10), new SyntheticTrajectory(1, (_, frame) =>
        {
            frame.Resize(1);
            frame.Box = new SimulationBox(default, new Vec3(5, 5, 5), true, true, false);
        })), Throws.TypeOf<PolyMDException>().With.Message.Contains("open along z"));

    private static SyntheticTrajectory Gas()
    {
        Random random = new(2);
        return new SyntheticTrajectory(200, (_, frame) =>
        {
            frame.Resize(60);
            for (int i = 0; i < 60; i++) (frame.Ids[i], frame.Types[i], frame.Positions[i]) = (i + 1, i < 40 ? 1 : 2, new Vec3(7 * random.NextDouble(), 8 * random.NextDouble(), 9 * random.NextDouble()));
            frame.HasTypes = true;
            frame.Box = new SimulationBox(default, new Vec3(7, 8, 9));
        });
    }

    private static SyntheticTrajectory Lattice(Vec3 tilt) => new(4, (_, frame) =>
    {
        frame.Resize(64);
        for (int i = 0; i < 64; i++) (frame.Ids[i], frame.Positions[i]) = (i + 1, new Vec3(i % 4, i / 4 % 4, i / 16) + new Vec3(0.2, 0.3, 0.1));
        frame.Box = new SimulationBox(default, new Vec3(4, 4, 4), true, true, true, tilt.X, tilt.Y, tilt.Z);
    });
}
