namespace PolyMD.Deck.Checking;

/// <summary>How much a rehearsal builds before it leaves the rest to the run.</summary>
/// <param name="FileBytes">Largest input file that is read.</param>
/// <param name="Atoms">Most atoms.</param>
/// <param name="Time">Longest time.</param>
internal sealed record RehearsalLimits(long FileBytes, int Atoms, TimeSpan Time)
{
    /// <summary>Before a run: what takes about as long as its first steps.</summary>
    public static RehearsalLimits BeforeRun { get; } = new(32L << 20, 300_000, TimeSpan.FromSeconds(20));

    /// <summary>When nothing but a check was asked for.</summary>
    public static RehearsalLimits Check { get; } = new(256L << 20, 3_000_000, TimeSpan.FromMinutes(2));

    /// <summary>Everything, however long it takes.</summary>
    public static RehearsalLimits None { get; } = new(long.MaxValue, int.MaxValue, TimeSpan.FromDays(1));
}
