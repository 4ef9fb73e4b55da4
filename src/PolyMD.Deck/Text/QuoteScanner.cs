namespace PolyMD.Deck.Text;

/// <summary>Tracks whether a position of a line is inside quotes.</summary>
internal struct QuoteScanner
{
    private string? _open;

    public readonly bool Inside => _open is not null;

    /// <summary>Takes notice of the character at <paramref name="k"/>.</summary>
    /// <returns>Extra characters consumed (two for triple quotes).</returns>
    public int Advance(string text, int k)
    {
        bool triple = text.AsSpan(k).StartsWith("\"\"\"");
        if (_open is null)
        {
            if (triple) _open = "\"\"\"";
            else if (text[k] is '"' or '\'') _open = text[k].ToString();
            return triple ? 2 : 0;
        }
        if (_open.Length == 3)
        {
            if (!triple) return 0;
            _open = null;
            return 2;
        }
        if (text[k] == _open[0]) _open = null;
        return 0;
    }
}
