using PolyMD.Model;

namespace PolyMD.Deck.Text;

/// <summary>A text of which every character knows its place in a file, also after continuation lines are joined and variables substituted.</summary>
internal sealed class PlacedText
{
    private readonly Place[] _places;

    public PlacedText(string text, Place[] places)
    {
        Text = text;
        _places = places;
    }

    /// <summary>Where a character comes from: a physical line and a range of columns (1-based, inclusive).</summary>
    public readonly record struct Place(SourceLine Line, int Column, int EndColumn);

    public string Text { get; }

    public Place this[int k] => _places[k];

    public static PlacedText FromLine(SourceLine line)
    {
        Place[] places = new Place[line.Text.Length];
        for (int k = 0; k < places.Length; k++) places[k] = new Place(line, k + 1, k + 1);
        return new PlacedText(line.Text, places);
    }

    /// <summary>The inside of an already cut word, for commands and expressions written within quotes.</summary>
    public static PlacedText FromToken(ArgToken token)
    {
        SourceSpan s = token.Span;
        SourceLine line = new(s.File ?? "", s.Line, s.LineText ?? "");
        bool exact = token.Text.Length == s.Length;
        Place[] places = new Place[token.Text.Length];
        for (int k = 0; k < places.Length; k++)
            places[k] = exact ? new Place(line, s.Column + k, s.Column + k) : new Place(line, s.Column, s.Column + Math.Max(1, s.Length) - 1);
        return new PlacedText(token.Text, places);
    }

    public PlacedText Slice(int start, int length) => new(Text.Substring(start, length), _places.AsSpan(start, length).ToArray());

    public static PlacedText Join(PlacedText a, PlacedText b) => new(a.Text + b.Text, [.. a._places, .. b._places]);

    /// <summary>The span of a range of characters, cut to its first physical line.</summary>
    public SourceSpan Span(int start, int length)
    {
        if (_places.Length == 0) return default;
        if (start >= _places.Length)
        {
            Place last = _places[^1];
            return new SourceSpan(last.Line.File, last.Line.Number, last.EndColumn + 1, 1, last.Line.Text);
        }
        Place first = _places[start];
        int end = first.EndColumn;
        for (int k = start + 1; k < Math.Min(start + length, _places.Length) && _places[k].Line == first.Line; k++) end = Math.Max(end, _places[k].EndColumn);
        return new SourceSpan(first.Line.File, first.Line.Number, first.Column, Math.Max(1, end - first.Column + 1), first.Line.Text);
    }

    public ArgToken Token(int start, int length) => new(Text.Substring(start, length), Span(start, length));
}
