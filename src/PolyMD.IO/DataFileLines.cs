using System.Globalization;
using PolyMD.Model;

namespace PolyMD.IO;

/// <summary>Walks over the non-blank lines of a data file, splitting off comments and remembering where it is.</summary>
/// <param name="reader">Source.</param>
/// <param name="file">Name used in messages.</param>
internal sealed class DataFileLines(TextReader reader, string file)
{
    private static readonly char[] s_blanks = [' ', '\t', '\r'];

    /// <summary>File name.</summary>
    public string File { get; } = file;

    /// <summary>Number of the current line, 1-based.</summary>
    public int Line { get; private set; }

    /// <summary>False once the file has ended.</summary>
    public bool HasLine { get; private set; }

    /// <summary>The current line without comment, blanks reduced to one.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The current line's comment, trimmed.</summary>
    public string Comment { get; private set; } = "";

    /// <summary>Reads the first line, which is always a title.</summary>
    public string ReadTitle()
    {
        string? title = reader.ReadLine();
        Line = 1;
        return title ?? throw Error("the file is empty; expected a title line");
    }

    /// <summary>Moves to the next line that is not blank or only a comment.</summary>
    public void Next()
    {
        while (reader.ReadLine() is { } raw)
        {
            Line++;
            int hash = raw.IndexOf('#');
            Comment = hash < 0 ? "" : raw[(hash + 1)..].Trim();
            Text = string.Join(' ', (hash < 0 ? raw : raw[..hash]).Split(s_blanks, StringSplitOptions.RemoveEmptyEntries));
            if (Text.Length == 0) continue;
            HasLine = true;
            return;
        }
        HasLine = false;
        Text = Comment = "";
    }

    /// <summary>The words of the current line.</summary>
    public string[] Words() => Text.Split(' ');

    /// <summary>A finite number.</summary>
    /// <param name="word">Text.</param>
    /// <param name="what">Name for the message.</param>
    public double Number(string word, string what)
    {
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            throw Error($"'{what}' must be a number, got '{word}'");
        if (!double.IsFinite(value)) throw Error($"'{what}' must be finite, got '{word}'");
        return value;
    }

    /// <summary>An integer in a range.</summary>
    /// <param name="word">Text.</param>
    /// <param name="what">Name for the message.</param>
    /// <param name="min">Smallest allowed value.</param>
    /// <param name="max">Largest allowed value.</param>
    public int Integer(string word, string what, int min, int max)
    {
        if (!int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
            throw Error($"'{what}' must be an integer, got '{word}'");
        if (value < min || value > max)
            throw Error(max == int.MaxValue ? $"'{what}' must be at least {min}, got {word}" : $"'{what}' must be from {min} to {max}, got {word}");
        return value;
    }

    /// <summary>An error at the current line.</summary>
    /// <param name="message">What was found and what was expected.</param>
    public DataFileException Error(string message) => new(File, Line, message);
}
