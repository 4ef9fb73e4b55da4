namespace PolyMD.Deck.Checking;

/// <summary>A value that follows only from running the deck.</summary>
internal sealed class UnknownValueException : Exception;
