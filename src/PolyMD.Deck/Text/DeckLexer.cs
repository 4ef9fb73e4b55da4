using PolyMD.Model;

namespace PolyMD.Deck.Text;

/// <summary>Cuts a logical line into words. Quotes: '…', "…" and """…""" around a whole word; # starts a comment outside quotes.</summary>
internal static class DeckLexer
{
    /// <summary>The line up to its comment.</summary>
    public static PlacedText StripComment(PlacedText line)
    {
        string text = line.Text;
        QuoteScanner quotes = default;
        for (int k = 0; k < text.Length; k++)
        {
            if (text[k] == '#' && !quotes.Inside) return line.Slice(0, k);
            k += quotes.Advance(text, k);
        }
        return line;
    }

    /// <summary>The words of a line without comment, quotes removed.</summary>
    public static List<ArgToken> Split(PlacedText line)
    {
        List<ArgToken> tokens = [];
        string text = line.Text;
        int k = 0;
        while (true)
        {
            while (k < text.Length && char.IsWhiteSpace(text[k])) k++;
            if (k == text.Length) return tokens;
            string? quote = text.AsSpan(k).StartsWith("\"\"\"") ? "\"\"\"" : text[k] is '"' or '\'' ? text[k].ToString() : null;
            if (quote is null)
            {
                int start = k;
                while (k < text.Length && !char.IsWhiteSpace(text[k])) k++;
                tokens.Add(line.Token(start, k - start));
                continue;
            }
            int open = k, inner = k + quote.Length, end = text.IndexOf(quote, inner, StringComparison.Ordinal);
            if (end < 0) throw new DeckException(line.Span(open, text.Length - open), $"this {quote} has no closing {quote}");
            k = end + quote.Length;
            if (k < text.Length && !char.IsWhiteSpace(text[k]))
                throw new DeckException(line.Span(k, 1), $"the closing {quote} must be followed by a blank, got '{text[k]}'");
            tokens.Add(end == inner ? new ArgToken("", line.Span(open, 2 * quote.Length)) : line.Token(inner, end - inner));
        }
    }
}
