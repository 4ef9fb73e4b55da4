using PolyMD.Model;

namespace PolyMD.Analysis.Tests;

/// <summary>A trajectory whose frames are made by a function; frame f has step f and time f × spacing.</summary>
internal sealed class SyntheticTrajectory(int frames, Action<int, Frame> fill, double spacing = 1) : ITrajectory
{
    private int _next;

    public bool TryRead(Frame frame)
    {
        if (_next == frames) return false;
        (frame.Step, frame.Time) = (_next, _next * spacing);
        fill(_next++, frame);
        return true;
    }

    public void Dispose()
    {
    }
}
