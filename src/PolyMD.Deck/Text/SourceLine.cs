namespace PolyMD.Deck.Text;

/// <summary>A physical line of a file.</summary>
/// <param name="File">File name as the user gave it.</param>
/// <param name="Number">1-based line number; 0 when the text is not from a file.</param>
/// <param name="Text">The line without its end.</param>
internal sealed record SourceLine(string File, int Number, string Text);
