using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Trajectories;

/// <summary>Walkers in a cell that breathes by 3 %, far from their first image: the case in which r + nL jumps by n δL with each breath.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ContinuousPathsTests
{
    private const int Walkers = 20, Frames = 400;
    private const double Variance = 0.01, Side = 5;

    /// <summary>As image flags, as unwrapped coordinates (LAMMPS' xu = x + n L) and as wrapped coordinates that are continued: the true path each time.</summary>
    [TestCase("flags")]
    [TestCase("unwrapped")]
    [TestCase("continued")]
    public void Position_BreathingCell_IsTheTruePath(string kind)
    {
        Breathing walk = new(kind);
        using ITrajectory trajectory = kind == "continued" ? new ContinuedTrajectory(walk) : walk;
        ContinuousPaths paths = new();
        Frame frame = new();
        Vec3[] origin = [];
        double naive = 0;
        for (int f = 0; trajectory.TryRead(frame); f++)
        {
            if (f == 0)
            {
                paths.Begin(frame);
                origin = [.. Enumerable.Range(0, Walkers).Select(i => frame.Unwrapped(i) - walk.True[i])];
            }
            paths.Follow(frame);
            for (int i = 0; i < Walkers; i++)
            {
                Assert.That((paths.Position(frame, i) - origin[i] - walk.True[i]).Length, Is.LessThan(1e-9), $"walker {i}, frame {f}");
                naive = Math.Max(naive, (frame.Unwrapped(i) - origin[i] - walk.True[i]).Length);
            }
        }
        Assert.That(naive, Is.GreaterThan(0.2), "r + nL must fail here, or this test could not");
    }

    /// <summary>The spurious diffusion of r + nL is in the MSD of no one who uses the analysis.</summary>
    [Test]
    public void Msd_BreathingCell_IsThatOfTheWalk()
    {
        MsdCurve curve = FrameAnalysis.Run(new MeanSquaredDisplacement([1]), new Breathing("flags"));
        Assert.That(curve.Msd[1], Is.EqualTo(3 * Variance).Within(3).Percent);
    }

    /// <summary>Two atoms of one molecule on both sides of a face: the bond keeps its length.</summary>
    [Test]
    public void Position_MoleculeAcrossAFace_StaysWhole()
    {
        ContinuousPaths paths = new();
        Frame frame = new() { HasMolecules = true, HasUnwrapped = true };
        frame.Resize(2);
        for (int i = 0; i < 2; i++) (frame.Ids[i], frame.Molecules[i]) = (i + 1, 7);
        for (int f = 0; f < 20; f++)
        {
            double side = Side + 0.3 * (f % 3);
            frame.Box = new SimulationBox(default, new Vec3(side, side, side));
            (frame.Positions[0], frame.Images[0]) = (new Vec3(side - 0.5, 1, 1), new ImageFlags(4, 0, 0));
            (frame.Positions[1], frame.Images[1]) = (new Vec3(0.5, 1, 1), new ImageFlags(5, 0, 0));
            if (f == 0) paths.Begin(frame);
            paths.Follow(frame);
            Assert.That((paths.Position(frame, 1) - paths.Position(frame, 0)).X, Is.EqualTo(1).Within(1e-12));
        }
    }

    /// <summary>A cell whose tilts change against each other, so that the sum of its edges stays: an atom that keeps its wrapped place has not moved.</summary>
    [Test]
    public void Position_TiltsChangeAgainstEachOther_StaysPut()
    {
        ContinuousPaths paths = new();
        Frame frame = new() { HasUnwrapped = true };
        frame.Resize(1);
        (frame.Ids[0], frame.Positions[0], frame.Images[0]) = (1, new Vec3(2, 2, 2), new ImageFlags(0, 3, 0));
        for (int f = 0; f < 3; f++)
        {
            frame.Box = new SimulationBox(default, new Vec3(Side, Side, Side), true, true, true, 0.5 * f, -0.5 * f);
            if (f == 0) paths.Begin(frame);
            paths.Follow(frame);
            Assert.That((paths.Position(frame, 0) - new Vec3(2, 2 + 3 * Side, 2)).Length, Is.LessThan(1e-12), $"frame {f}");
        }
    }

    [Test]
    public void Follow_MissingAtom_IsNamed()
    {
        ContinuousPaths paths = new();
        Frame frame = new() { HasUnwrapped = true, Box = new SimulationBox(default, new Vec3(5, 5, 5)) };
        frame.Resize(2);
        (frame.Ids[0], frame.Ids[1]) = (3, 9);
        paths.Begin(frame);
        frame.Resize(1);
        Assert.That(() => paths.Follow(frame), Throws.TypeOf<PolyMDException>().With.Message.EqualTo("atom 9 is missing or out of order in the frame of step 0"));
    }

    private sealed class Breathing(string kind) : ITrajectory
    {
        private readonly Random _random = new(4);
        private readonly Vec3[] _wrapped = new Vec3[Walkers];
        private readonly (int X, int Y, int Z)[] _images = new (int, int, int)[Walkers];
        private int _next;

        public Vec3[] True { get; } = new Vec3[Walkers];

        public bool TryRead(Frame frame)
        {
            if (_next == Frames) return false;
            double side = Side * (1 + 0.03 * Math.Sin(1.7 * _next));
            SimulationBox box = new(default, new Vec3(side, side, side));
            frame.Resize(Walkers);
            for (int i = 0; i < Walkers; i++)
            {
                if (_next == 0) _images[i] = kind == "continued" ? default : (10, -7, 3);
                Vec3 step = new Vec3(SyntheticStack.Gauss(_random), SyntheticStack.Gauss(_random), SyntheticStack.Gauss(_random)) * Math.Sqrt(Variance);
                // A steady drift carries the continued walkers across many faces too.
                if (kind == "continued") step += new Vec3(0.3, 0, 0);
                True[i] += step;
                (int x, int y, int z) = _images[i];
                _wrapped[i] = box.Wrap(_wrapped[i] + step, ref x, ref y, ref z);
                _images[i] = (x, y, z);
                frame.Ids[i] = i + 1;
                frame.Types[i] = 1;
                frame.Positions[i] = kind == "unwrapped" ? _wrapped[i] + box.Shift(x, y, z) : _wrapped[i];
                frame.Images[i] = kind == "flags" ? new ImageFlags(x, y, z) : default;
            }
            frame.HasTypes = true;
            frame.HasUnwrapped = kind != "continued";
            frame.Box = box;
            (frame.Step, frame.Time) = (_next, _next++);
            return true;
        }

        public void Dispose()
        {
        }
    }
}
