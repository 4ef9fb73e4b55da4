namespace PolyMD.Model;

/// <summary>One word of a deck line or coefficient line after substitution, with the place it came from.</summary>
/// <param name="Text">The word without its quotes.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct ArgToken(string Text, SourceSpan Span);
