namespace PolyMD.Deck;

/// <summary>The run has written a checkpoint and stopped because its wall time is used up or its last step was reached; it can be resumed.</summary>
/// <param name="message">Why, and where the checkpoint is.</param>
public sealed class RunStoppedException(string message) : OperationCanceledException(message)
{
}
