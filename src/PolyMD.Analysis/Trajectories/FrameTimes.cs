using PolyMD.Model;

namespace PolyMD.Analysis.Trajectories;

/// <summary>Times of frames that must be equally spaced, without keeping them.</summary>
/// <param name="timeStep">Time per step, where frames carry no time.</param>
public sealed class FrameTimes(double timeStep = double.NaN)
{
    private double _first, _last, _spacing;

    /// <summary>Frames so far.</summary>
    public int Count { get; private set; }

    /// <summary>Time between frames.</summary>
    /// <exception cref="PolyMDException">There are fewer than two frames, or nobody knows the time.</exception>
    public double Spacing
    {
        get
        {
            if (Count < 2) throw new PolyMDException($"at least two frames are needed, got {Count}");
            double spacing = (_last - _first) / (Count - 1);
            return spacing > 0 ? spacing : throw new PolyMDException("the time between frames is unknown: give the time step");
        }
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => Count = 0;

    /// <summary>Takes a frame.</summary>
    /// <param name="frame">Frame.</param>
    /// <exception cref="PolyMDException">The frame comes sooner or later than the ones before it did.</exception>
    public void Add(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        double time = double.IsNaN(frame.Time) ? frame.Step * timeStep : frame.Time;
        if (Count == 0) _first = time;
        if (Count == 1) _spacing = time - _first;
        if (Count > 1 && Math.Abs(time - _last - _spacing) > 0.01 * Math.Abs(_spacing))
            throw new PolyMDException(FormattableString.Invariant($"frames must be equally spaced: the interval is {_spacing:G6} at first and {time - _last:G6} before step {frame.Step}"));
        _last = time;
        Count++;
    }
}
