using System.Globalization;
using System.IO.Compression;

namespace PolyMD.IO.Readers;

/// <summary>Lines of a text file with their numbers, and the words of a line with their columns: the source of every reader's messages.</summary>
internal sealed class LineReader : IDisposable
{
    private readonly TextReader _reader;

    /// <summary>Opens a file; one that ends with .gz is decompressed.</summary>
    public LineReader(string path)
        : this(path.EndsWith(".gz", StringComparison.Ordinal) ? new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) : new StreamReader(path), path)
    {
    }

    public LineReader(TextReader reader, string name)
    {
        _reader = reader;
        Name = name;
    }

    public string Name { get; }

    public int Line { get; private set; }

    public string Text { get; private set; } = "";

    public bool Next()
    {
        string? text;
        try { text = _reader.ReadLine(); }
        catch (InvalidDataException e)
        {
            throw new ResultFileException(Name, Line + 1, 0, $"the compressed data are damaged here: {e.Message}");
        }

        if (text is null)
        {
            return false;
        }

        Line++;
        Text = text;
        return true;
    }

    /// <summary>Words of the current line after <paramref name="skip"/> characters.</summary>
    public string[] Words(int skip = 0) => Text[skip..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public ResultFileException Error(string message, int column = 0) => new(Name, Line, column, message);

    public double Number(ReadOnlySpan<char> word, int column)
    {
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            return value;
        }

        // C libraries print these; .NET spells them differently.
        if (word.Equals("nan", StringComparison.OrdinalIgnoreCase) || word.Equals("-nan", StringComparison.OrdinalIgnoreCase))
        {
            return double.NaN;
        }

        if (word.Equals("inf", StringComparison.OrdinalIgnoreCase) || word.Equals("-inf", StringComparison.OrdinalIgnoreCase))
        {
            return word[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        throw Error($"a number was expected, got '{word}'", column);
    }

    /// <summary>Parses the numbers of the current line into <paramref name="values"/>; the count must match.</summary>
    public void Numbers(Span<double> values, string what)
    {
        ReadOnlySpan<char> text = Text;
        int n = 0, i = 0;
        while (true)
        {
            while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
            if (i >= text.Length) break;
            int start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i])) i++;
            if (n == values.Length)
            {
                throw Error($"{what}: {values.Length} values were expected, got more", start + 1);
            }

            values[n++] = Number(text[start..i], start + 1);
        }

        if (n != values.Length)
        {
            throw Error($"{what}: {values.Length} values were expected, got {n}");
        }
    }

    public int CountWords()
    {
        ReadOnlySpan<char> text = Text;
        int n = 0;
        bool inside = false;
        foreach (char c in text)
        {
            bool space = char.IsWhiteSpace(c);
            if (!space && !inside) n++;
            inside = !space;
        }

        return n;
    }

    public void Dispose() => _reader.Dispose();
}
