namespace PolyMD.Deck.Restarts;

/// <summary>State of a fix or compute from a restart file, waiting for the deck to define it again.</summary>
/// <param name="IsFix">Fix or compute.</param>
/// <param name="Id">Id.</param>
/// <param name="Style">Style.</param>
/// <param name="Bytes">The state.</param>
internal sealed record SavedState(bool IsFix, string Id, string Style, byte[] Bytes);
