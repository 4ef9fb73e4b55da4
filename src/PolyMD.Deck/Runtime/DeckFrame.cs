namespace PolyMD.Deck.Runtime;

/// <summary>
/// A level of a deck being executed: a file, the commands of an if, a run. The stack of frames is the position in the deck; a checkpoint keeps it, and a resumed deck
/// goes on from it: first the innermost frame to its end, then the one around it.
/// </summary>
internal abstract class DeckFrame
{
    /// <summary>Executes what this frame still has to do.</summary>
    /// <param name="context">The deck.</param>
    /// <param name="resumed">Whether the frame comes from a checkpoint, and the frames inside it have just ended.</param>
    public abstract void Go(DeckContext context, bool resumed);
}
