using System.Diagnostics;

namespace PolyMD.Engine;

/// <summary>Wall time spent in each part of the step.</summary>
public sealed class StepTimers
{
    private readonly long[] _ticks = new long[Enum.GetValues<StepSection>().Length];
    private long _mark;

    /// <summary>Zeroes all sections.</summary>
    public void Reset()
    {
        Array.Clear(_ticks);
        _mark = Stopwatch.GetTimestamp();
    }

    /// <summary>Starts measuring without booking the time since the last mark.</summary>
    public void Mark() => _mark = Stopwatch.GetTimestamp();

    /// <summary>Books the time since the last mark.</summary>
    /// <param name="section">Where to book it.</param>
    public void Book(StepSection section)
    {
        long now = Stopwatch.GetTimestamp();
        _ticks[(int)section] += now - _mark;
        _mark = now;
    }

    /// <summary>Seconds booked for a section.</summary>
    /// <param name="section">The section.</param>
    public double Seconds(StepSection section) => _ticks[(int)section] / (double)Stopwatch.Frequency;
}
