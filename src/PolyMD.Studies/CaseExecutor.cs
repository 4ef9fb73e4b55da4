namespace PolyMD.Studies;

/// <summary>Runs a deck in its folder.</summary>
/// <param name="folder">Folder of the case; the deck's file names are relative to it.</param>
/// <param name="deckFile">Name of the deck.</param>
/// <param name="threads">Threads for this case.</param>
/// <param name="stepsDone">Told the number of steps done so far in all runs of the deck.</param>
/// <param name="cancellation">Stops the deck at a step boundary with <see cref="OperationCanceledException"/>.</param>
public delegate void CaseExecutor(string folder, string deckFile, int threads, Action<long> stepsDone, CancellationToken cancellation);
