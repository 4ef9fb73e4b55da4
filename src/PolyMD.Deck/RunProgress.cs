namespace PolyMD.Deck;

/// <summary>How far a run is.</summary>
/// <param name="Step">Present step.</param>
/// <param name="FirstStep">Step at which this run began.</param>
/// <param name="LastStep">Step at which it will end.</param>
/// <param name="Elapsed">Wall time of this run.</param>
/// <param name="StepsDone">Steps done in all runs of the deck so far, those before a resume too.</param>
public readonly record struct RunProgress(long Step, long FirstStep, long LastStep, TimeSpan Elapsed, long StepsDone)
{
    /// <summary>Fraction done, 0 … 1.</summary>
    public double Fraction => LastStep > FirstStep ? (Step - FirstStep) / (double)(LastStep - FirstStep) : 1;

    /// <summary>Wall time still to go at the present pace; null before the first step.</summary>
    public TimeSpan? Remaining => Step > FirstStep ? Elapsed * ((LastStep - Step) / (double)(Step - FirstStep)) : null;
}
