using System.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Text;

/// <summary>Replaces $x, ${name}, $(expression) and $(expression:%format) outside quotes.</summary>
internal static class Substitution
{
    /// <summary>What stands for a reference: its value, or an exception with the place.</summary>
    public interface ISource
    {
        /// <summary>Value of a variable.</summary>
        string Variable(string name, SourceSpan place);

        /// <summary>Value of an immediate expression.</summary>
        string Immediate(PlacedText expression, string? format, SourceSpan place);
    }

    public static bool IsNeeded(PlacedText line) => Find(line.Text, 0, true, out _) >= 0;

    /// <summary>Substitutes every reference.</summary>
    /// <param name="line">The text.</param>
    /// <param name="source">Values.</param>
    /// <param name="respectQuotes">Whether quoted parts stay as they are (deck lines) or not (the string of print).</param>
    /// <param name="afterEach">Told of the line after each replacement, for the echo.</param>
    public static PlacedText Expand(PlacedText line, ISource source, bool respectQuotes = true, Action<string>? afterEach = null)
    {
        string text = line.Text;
        int at = Find(text, 0, respectQuotes, out QuoteScanner quotes);
        if (at < 0) return line;
        StringBuilder result = new();
        List<PlacedText.Place> places = [];
        int from = 0;
        while (at >= 0)
        {
            Keep(line, from, at, result, places);
            int end = ReferenceEnd(line, at);
            SourceSpan span = line.Span(at, end - at);
            string value = Value(line, at, end, span, source);
            PlacedText.Place first = line[at], last = line[end - 1];
            PlacedText.Place whole = new(first.Line, first.Column, first.Line == last.Line ? last.EndColumn : first.Line.Text.Length);
            result.Append(value);
            for (int k = 0; k < value.Length; k++) places.Add(whole);
            from = end;
            afterEach?.Invoke(string.Concat(result.ToString(), text.AsSpan(from)));
            at = Find(text, from, respectQuotes, out quotes, quotes);
        }
        Keep(line, from, text.Length, result, places);
        return new PlacedText(result.ToString(), [.. places]);
    }

    /// <summary>The names that a text refers to outside quotes, and whether it holds immediate expressions.</summary>
    public static (List<string> Names, bool HasImmediate) References(PlacedText line)
    {
        List<string> names = [];
        bool immediate = false;
        QuoteScanner quotes = default;
        for (int at = Find(line.Text, 0, true, out quotes); at >= 0;)
        {
            int end = ReferenceEnd(line, at);
            if (line.Text[at + 1] == '(') immediate = true;
            else names.Add(line.Text[at + 1] == '{' ? line.Text[(at + 2)..(end - 1)] : line.Text[(at + 1)..end]);
            at = Find(line.Text, end, true, out quotes, quotes);
        }
        return (names, immediate);
    }

    private static void Keep(PlacedText line, int from, int to, StringBuilder result, List<PlacedText.Place> places)
    {
        result.Append(line.Text, from, to - from);
        for (int k = from; k < to; k++) places.Add(line[k]);
    }

    private static int Find(string text, int from, bool respectQuotes, out QuoteScanner quotes, QuoteScanner before = default)
    {
        quotes = before;
        for (int k = from; k < text.Length; k++)
        {
            if (text[k] == '$' && !(respectQuotes && quotes.Inside)) return k;
            if (respectQuotes) k += quotes.Advance(text, k);
        }
        return -1;
    }

    private static int ReferenceEnd(PlacedText line, int at)
    {
        string text = line.Text;
        if (at + 1 >= text.Length) throw new DeckException(line.Span(at, 1), "'$' must be followed by a letter, {name} or (expression)");
        switch (text[at + 1])
        {
            case '{':
            {
                int close = text.IndexOf('}', at + 2);
                if (close < 0) throw new DeckException(line.Span(at, text.Length - at), "'${' has no closing '}'");
                return close + 1;
            }
            case '(':
            {
                int depth = 0;
                for (int k = at + 1; k < text.Length; k++)
                {
                    if (text[k] == '(') depth++;
                    if (text[k] == ')' && --depth == 0) return k + 1;
                }
                throw new DeckException(line.Span(at, text.Length - at), "'$(' has no closing ')'");
            }
            default: return at + 2;
        }
    }

    private static string Value(PlacedText line, int at, int end, SourceSpan span, ISource source)
    {
        string text = line.Text;
        if (text[at + 1] == '{') return source.Variable(text[(at + 2)..(end - 1)], span);
        if (text[at + 1] != '(') return source.Variable(text[(at + 1)..end], span);
        string inside = text[(at + 2)..(end - 1)];
        int colon = inside.LastIndexOf(':');
        string? format = colon >= 0 && colon + 1 < inside.Length && inside[colon + 1] == '%' ? inside[(colon + 1)..] : null;
        return source.Immediate(line.Slice(at + 2, format is null ? inside.Length : colon), format, span);
    }
}
