using PolyMD.Model;

namespace PolyMD.Deck.Text;

/// <summary>A deck file cut into logical lines: continuations (trailing &amp;, open triple quotes) joined, comments still in place.</summary>
internal sealed class DeckSource
{
    private DeckSource(string file, string fullPath, string text, List<PlacedText> lines)
    {
        Text = text;
        File = file;
        FullPath = fullPath;
        Lines = lines;
    }

    /// <summary>File name as the user gave it, for messages.</summary>
    public string File { get; }

    /// <summary>Where it was read from; empty for text.</summary>
    public string FullPath { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    public IReadOnlyList<PlacedText> Lines { get; }

    public static DeckSource Load(string file, string fullPath) => Parse(System.IO.File.ReadAllText(fullPath), file, fullPath);

    public static DeckSource Parse(string text, string file, string fullPath = "")
    {
        List<PlacedText> lines = [];
        PlacedText? open = null;
        int number = 0;
        text = text.TrimStart('\uFEFF');
        string[] physical = text.Split('\n');
        int count = physical.Length > 0 && physical[^1].Length == 0 ? physical.Length - 1 : physical.Length;
        for (int k = 0; k < count; k++)
        {
            PlacedText line = PlacedText.FromLine(new SourceLine(file, ++number, physical[k].TrimEnd('\r')));
            // Within open triple quotes the end of a line belongs to the text.
            PlacedText whole = open is null ? line : PlacedText.Join(open, line);
            string trimmed = whole.Text.TrimEnd();
            if (trimmed.EndsWith('&'))
            {
                open = whole.Slice(0, trimmed.Length - 1);
                continue;
            }
            if (TripleQuotes(whole.Text) % 2 == 1 && k + 1 < count)
            {
                open = WithNewline(whole);
                continue;
            }
            open = null;
            lines.Add(whole);
        }
        if (open is not null) lines.Add(open);
        return new DeckSource(file, fullPath, text, lines);
    }

    private static PlacedText WithNewline(PlacedText text)
    {
        PlacedText.Place end = text.Text.Length == 0 ? default : text[text.Text.Length - 1];
        if (end.Line is null) return text;
        return PlacedText.Join(text, new PlacedText("\n", [new PlacedText.Place(end.Line, end.EndColumn + 1, end.EndColumn + 1)]));
    }

    private static int TripleQuotes(string text)
    {
        int count = 0;
        for (int k = text.IndexOf("\"\"\"", StringComparison.Ordinal); k >= 0; k = text.IndexOf("\"\"\"", k + 3, StringComparison.Ordinal)) count++;
        return count;
    }
}
