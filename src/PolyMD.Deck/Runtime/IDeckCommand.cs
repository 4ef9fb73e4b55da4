namespace PolyMD.Deck.Runtime;

/// <summary>A parsed command, ready to act.</summary>
internal interface IDeckCommand
{
    /// <summary>Does what the command says.</summary>
    void Execute(DeckContext context);
}
