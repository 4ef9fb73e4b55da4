namespace PolyMD.Deck.Runtime;

/// <summary>Thrown by quit; ends the deck from any depth.</summary>
internal sealed class DeckQuitException(int status) : Exception
{
    /// <summary>Exit status.</summary>
    public int Status { get; } = status;
}
