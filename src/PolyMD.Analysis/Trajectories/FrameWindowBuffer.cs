namespace PolyMD.Analysis.Trajectories;

/// <summary>The last frames' worth of something, for correlations over a limited time: memory is that of the window, however long the trajectory.</summary>
/// <typeparam name="TItem">What is kept of every atom.</typeparam>
/// <param name="length">Frames kept, the newest one included.</param>
public sealed class FrameWindowBuffer<TItem>(int length)
{
    private readonly TItem[][] _frames = new TItem[length][];
    private int _newest = -1;

    /// <summary>Frames at hand.</summary>
    public int Count { get; private set; }

    /// <summary>The frame n frames before the newest.</summary>
    /// <param name="lag">0 … <see cref="Count"/> − 1.</param>
    public TItem[] this[int lag] => _frames[(_newest - lag + length) % length];

    /// <summary>Begins anew.</summary>
    public void Clear() => Count = 0;

    /// <summary>Makes room for a frame, which replaces the oldest one; the caller fills what is returned.</summary>
    /// <param name="items">Number of items.</param>
    public TItem[] Next(int items)
    {
        _newest = (_newest + 1) % length;
        Count = Math.Min(Count + 1, length);
        return _frames[_newest] is { } old && old.Length == items ? old : _frames[_newest] = new TItem[items];
    }
}
