using PolyMD.Model;

namespace PolyMD.Analysis;

/// <summary>An analysis that is fed frame by frame, by a running simulation or from a file: <see cref="Prepare"/> once with the first frame,
/// <see cref="Accumulate"/> for every frame (the first one too), then <see cref="Result"/>.</summary>
/// <typeparam name="TResult">What comes out.</typeparam>
public interface IFrameAnalysis<TResult>
{
    /// <summary>Looks at the first frame: which atoms, which box.</summary>
    /// <param name="first">First frame.</param>
    void Prepare(Frame first);

    /// <summary>Takes in one frame.</summary>
    /// <param name="frame">Frame; may be reused by the caller afterwards.</param>
    void Accumulate(Frame frame);

    /// <summary>The result of all frames so far.</summary>
    TResult Result();
}
