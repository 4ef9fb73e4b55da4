namespace PolyMD.Model;

/// <summary>An error in a deck with the place where it stands.</summary>
public sealed class DeckException : PolyMDException
{
    /// <summary>Creates the error.</summary>
    /// <param name="span">Where in the deck.</param>
    /// <param name="message">What is wrong, what was expected, the nearest valid name.</param>
    public DeckException(SourceSpan span, string message) : base(span.Format(message))
    {
        Span = span;
        Problem = message;
    }

    /// <summary>Whether the words themselves are wrong, in whatever state the system is: a word missing or too many, no number, an unknown keyword.</summary>
    public bool IsForm { get; init; }

    /// <summary>Where in the deck.</summary>
    public SourceSpan Span { get; }

    /// <summary>The message without the place.</summary>
    public string Problem { get; }
}
