using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Trajectories;

/// <summary>
/// Makes continuous paths out of wrapped coordinates without image flags, in fractional coordinates so that a changing cell moves no
/// atom: an atom is followed to the image nearest to where it was. That is a guess, and right only while no atom moves half a cell between
/// frames; a frame in which one comes near to that (a fraction of 0.4) is refused. Files that carry image flags or unwrapped coordinates pass through.
/// </summary>
/// <param name="source">The trajectory; closed with this object.</param>
public sealed class ContinuedTrajectory(ITrajectory source) : ITrajectory
{
    /// <summary>Largest fraction of a cell that an atom may move between frames.</summary>
    public const double LargestStep = 0.4;

    private Vec3[] _before = [];
    private ImageFlags[] _images = [];
    private int[] _ids = [];

    /// <inheritdoc/>
    public bool TryRead(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!source.TryRead(frame)) return false;
        if (frame.HasUnwrapped) return true;
        bool first = _ids.Length == 0;
        if (first) (_before, _images, _ids) = (new Vec3[frame.Count], new ImageFlags[frame.Count], frame.Ids[..frame.Count]);
        if (frame.Count != _ids.Length || !frame.Ids.AsSpan(0, frame.Count).SequenceEqual(_ids))
            throw new PolyMDException($"the frame of step {frame.Step} has other atoms than the first: paths cannot be followed");
        SimulationBox box = frame.Box;
        for (int i = 0; i < frame.Count; i++)
        {
            Vec3 s = box.ToFractional(frame.Positions[i]);
            if (!first)
            {
                Vec3 d = s - _before[i];
                int x = Crossed(box, 0, d.X), y = Crossed(box, 1, d.Y), z = Crossed(box, 2, d.Z);
                Check(frame, i, box, new Vec3(d.X + x, d.Y + y, d.Z + z));
                _images[i] = new ImageFlags(_images[i].X + x, _images[i].Y + y, _images[i].Z + z);
            }
            _before[i] = s;
            frame.Images[i] = _images[i];
        }
        frame.HasUnwrapped = true;
        return true;
    }

    /// <summary>Closes the trajectory.</summary>
    public void Dispose() => source.Dispose();

    private static int Crossed(in SimulationBox box, int axis, double d) => box.IsPeriodic(axis) ? -(int)Math.Round(d) : 0;

    private static void Check(Frame frame, int i, in SimulationBox box, Vec3 d)
    {
        for (int axis = 0; axis < 3; axis++)
        {
            if (box.IsPeriodic(axis) && Math.Abs(d[axis]) > LargestStep)
                throw new PolyMDException(FormattableString.Invariant($"atom {frame.Ids[i]} moved {Math.Abs(d[axis]):F2} of the cell between frames before step {frame.Step}: its image cannot be told; write frames more often, or image flags"));
        }
    }
}
