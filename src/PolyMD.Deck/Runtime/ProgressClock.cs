using System.Diagnostics;

namespace PolyMD.Deck.Runtime;

/// <summary>Reports progress a few times per second and stops the run when asked to.</summary>
internal sealed class ProgressClock(DeckContext context, long first, long last)
{
    private static readonly long s_interval = Stopwatch.Frequency / 4;
    private readonly long _before = context.StepsDone;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _next = Stopwatch.GetTimestamp() + s_interval;

    public void Tick(long step)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (context.Progress is null) return;
        long now = Stopwatch.GetTimestamp();
        if (now < _next) return;
        _next = now + s_interval;
        context.Progress(At(step));
    }

    public void Done() => context.Progress?.Invoke(At(last));

    private RunProgress At(long step) => new(step, first, last, _watch.Elapsed, _before + step - first);
}
