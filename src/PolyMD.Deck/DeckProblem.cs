using PolyMD.Model;

namespace PolyMD.Deck;

/// <summary>Something wrong in a deck, found without running it.</summary>
/// <param name="Place">Where.</param>
/// <param name="Message">What is wrong, what was expected, the nearest valid name.</param>
/// <param name="IsError">False if the line is executed only under a condition that is not known before the run.</param>
public sealed record DeckProblem(SourceSpan Place, string Message, bool IsError)
{
    /// <summary>Whether the deck runs as it is, but perhaps not as meant.</summary>
    public bool IsAdvice { get; init; }

    /// <summary>The message with file, line, column and a caret under the place.</summary>
    public string Text => Place.Format(Message, IsError ? "error" : "warning");
}
