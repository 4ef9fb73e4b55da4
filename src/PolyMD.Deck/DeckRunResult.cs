namespace PolyMD.Deck;

/// <summary>How a deck ended.</summary>
/// <param name="ExitStatus">0, or the status given to quit.</param>
/// <param name="StepsDone">Steps of all runs together.</param>
/// <param name="Warnings">Warnings written.</param>
/// <param name="Elapsed">Wall time of the whole deck.</param>
public sealed record DeckRunResult(int ExitStatus, long StepsDone, int Warnings, TimeSpan Elapsed);
