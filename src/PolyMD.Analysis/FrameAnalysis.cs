using PolyMD.Model;

namespace PolyMD.Analysis;

/// <summary>Runs an analysis over a trajectory.</summary>
public static class FrameAnalysis
{
    /// <summary>Feeds every frame of a trajectory to an analysis.</summary>
    /// <typeparam name="TResult">Result type.</typeparam>
    /// <param name="analysis">The analysis.</param>
    /// <param name="trajectory">The trajectory, read to its end.</param>
    /// <param name="firstStep">Frames before this step are left out.</param>
    public static TResult Run<TResult>(IFrameAnalysis<TResult> analysis, ITrajectory trajectory, long firstStep = long.MinValue)
    {
        Feed(analysis, trajectory, firstStep);
        return analysis.Result();
    }

    /// <summary>Feeds every frame, for analyses that are asked afterwards.</summary>
    /// <typeparam name="TResult">Result type.</typeparam>
    /// <param name="analysis">The analysis.</param>
    /// <param name="trajectory">The trajectory, read to its end.</param>
    /// <param name="firstStep">Frames before this step are left out.</param>
    public static void Feed<TResult>(IFrameAnalysis<TResult> analysis, ITrajectory trajectory, long firstStep = long.MinValue)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(trajectory);
        Frame frame = new();
        bool first = true;
        while (trajectory.TryRead(frame))
        {
            if (frame.Step < firstStep) continue;
            if (first) analysis.Prepare(frame);
            first = false;
            analysis.Accumulate(frame);
        }
        if (first) throw new PolyMDException($"the trajectory has no frame{(firstStep == long.MinValue ? "" : $" from step {firstStep} on")}");
    }
}
