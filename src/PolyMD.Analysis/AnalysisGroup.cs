using PolyMD.Model;

namespace PolyMD.Analysis;

/// <summary>Several analyses of one kind in one pass over a trajectory.</summary>
/// <typeparam name="TResult">What each finds.</typeparam>
/// <param name="members">The analyses.</param>
public sealed class AnalysisGroup<TResult>(IReadOnlyList<IFrameAnalysis<TResult>> members) : IFrameAnalysis<TResult[]>
{
    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        foreach (IFrameAnalysis<TResult> a in members) a.Prepare(first);
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        foreach (IFrameAnalysis<TResult> a in members) a.Accumulate(frame);
    }

    /// <inheritdoc/>
    public TResult[] Result() => [.. members.Select(a => a.Result())];
}
