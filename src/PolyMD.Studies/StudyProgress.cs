namespace PolyMD.Studies;

/// <summary>How far a study is.</summary>
/// <param name="Running">Cases running now.</param>
/// <param name="StepsDone">Steps done in this session, all cases.</param>
/// <param name="StepsTotal">Steps to do in this session, all cases.</param>
/// <param name="Elapsed">Wall time of this session.</param>
public readonly record struct StudyProgress(string Running, long StepsDone, long StepsTotal, TimeSpan Elapsed)
{
    /// <summary>Fraction done, 0 … 1.</summary>
    public double Fraction => StepsTotal > 0 ? Math.Min(1, StepsDone / (double)StepsTotal) : 1;

    /// <summary>Wall time still to go at the present pace, or null before anything is known.</summary>
    public TimeSpan? Remaining => StepsDone > 0 ? Elapsed * ((StepsTotal - StepsDone) / (double)StepsDone) : null;
}
