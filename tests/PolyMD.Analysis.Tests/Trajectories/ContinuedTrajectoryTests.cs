using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Trajectories;

[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ContinuedTrajectoryTests
{
    /// <summary>Random walks in a tilted cell that breathes: the continued path moves with the cell as the true one does.</summary>
    [Test]
    public void TryRead_WrappedWalk_GivesTheTruePath()
    {
        Random random = new(3);
        Vec3[] path = [.. Enumerable.Range(0, 20).Select(_ => new Vec3(random.NextDouble(), random.NextDouble(), random.NextDouble()))];
        Vec3[] fractional = [.. path];
        List<(SimulationBox Box, Vec3[] Wrapped, Vec3[] True)> frames = [];
        for (int f = 0; f < 50; f++)
        {
            SimulationBox box = new(new(1, 2, 3), new Vec3(10, 11, 12) * (1 + 0.05 * Math.Sin(f)), true, true, true, 2, -1, 0.5);
            frames.Add((box, [.. fractional.Select(s => box.FromFractional(new(s.X - Math.Floor(s.X), s.Y - Math.Floor(s.Y), s.Z - Math.Floor(s.Z))))], [.. fractional.Select(box.FromFractional)]));
            for (int i = 0; i < path.Length; i++) fractional[i] += new Vec3(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5) * 0.7;
        }
        using ContinuedTrajectory trajectory = new(new Frames(frames.Select(f => (f.Box, f.Wrapped))));
        Frame frame = new();
        foreach ((SimulationBox _, Vec3[] _, Vec3[] expected) in frames)
        {
            Assert.That(trajectory.TryRead(frame), Is.True);
            for (int i = 0; i < expected.Length; i++) Assert.That((frame.Unwrapped(i) - expected[i]).Length, Is.LessThan(1e-9));
        }
        Assert.That(frame.HasUnwrapped, Is.True);
    }

    [Test]
    public void TryRead_StepThatCouldBeEither_IsRefused()
    {
        SimulationBox box = new(default, new(10, 10, 10));
        using ContinuedTrajectory trajectory = new(new Frames([(box, [new(1, 1, 1)]), (box, [new(1, 5.5, 1)])]));
        Frame frame = new();
        trajectory.TryRead(frame);
        Assert.That(() => trajectory.TryRead(frame), Throws.TypeOf<PolyMDException>().With.Message.EqualTo("atom 1 moved 0.45 of the cell between frames before step 1: its image cannot be told; write frames more often, or image flags"));
    }

    private sealed class Frames(IEnumerable<(SimulationBox Box, Vec3[] Positions)> frames) : ITrajectory
    {
        private readonly IEnumerator<(SimulationBox Box, Vec3[] Positions)> _frames = frames.GetEnumerator();
        private int _count;

        public bool TryRead(Frame frame)
        {
            if (!_frames.MoveNext()) return false;
            (frame.Box, Vec3[] positions) = _frames.Current;
            frame.Resize(positions.Length);
            positions.CopyTo(frame.Positions, 0);
            for (int i = 0; i < positions.Length; i++) frame.Ids[i] = i + 1;
            frame.Step = _count++;
            frame.HasUnwrapped = false;
            return true;
        }

        public void Dispose() => _frames.Dispose();
    }
}
