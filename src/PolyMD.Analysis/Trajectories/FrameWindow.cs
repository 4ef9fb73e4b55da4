using PolyMD.Model;

namespace PolyMD.Analysis.Trajectories;

/// <summary>Part of a trajectory: frames from one step to another, every n-th of them.</summary>
/// <param name="source">The whole; closed with this object.</param>
/// <param name="firstStep">Frames before it are left out.</param>
/// <param name="lastStep">Frames after it are left out.</param>
/// <param name="every">1 keeps every frame within.</param>
public sealed class FrameWindow(ITrajectory source, long firstStep = long.MinValue, long lastStep = long.MaxValue, int every = 1) : ITrajectory
{
    private long _seen;

    /// <inheritdoc/>
    public bool TryRead(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        while (source.TryRead(frame))
        {
            if (frame.Step > lastStep) return false;
            if (frame.Step >= firstStep && _seen++ % every == 0) return true;
        }
        return false;
    }

    /// <summary>Closes the whole.</summary>
    public void Dispose() => source.Dispose();
}
