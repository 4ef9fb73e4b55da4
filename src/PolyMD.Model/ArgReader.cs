using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PolyMD.Model;

/// <summary>
/// Reads the words of a command one after the other as typed, named values. The single source of argument errors: each message
/// names the command, the argument, what was expected and what stands there, with the place.
/// </summary>
public sealed class ArgReader
{
    private readonly IReadOnlyList<ArgToken> _args;
    private readonly SourceSpan _line;
    private int _next;

    /// <summary>Reads <paramref name="args"/> of <paramref name="owner"/>.</summary>
    /// <param name="owner">Command and style for messages, such as <c>fix nvt</c>.</param>
    /// <param name="args">The words after the command (and style).</param>
    /// <param name="line">The whole command, for errors about missing words.</param>
    public ArgReader(string owner, IReadOnlyList<ArgToken> args, SourceSpan line)
    {
        Owner = owner;
        _args = args;
        _line = line;
    }

    /// <summary>Words from plain text, for programs and tests; places are columns of that text.</summary>
    /// <param name="owner">Name for messages.</param>
    /// <param name="text">Words separated by blanks.</param>
    /// <param name="file">File name for messages.</param>
    /// <param name="line">Line number for messages.</param>
    public static ArgReader FromText(string owner, string text, string file = "", int line = 0)
    {
        List<ArgToken> tokens = [];
        int k = 0;
        while (k < text.Length)
        {
            while (k < text.Length && char.IsWhiteSpace(text[k])) k++;
            int start = k;
            while (k < text.Length && !char.IsWhiteSpace(text[k])) k++;
            if (k > start) tokens.Add(new ArgToken(text[start..k], new SourceSpan(file, line, start + 1, k - start, text)));
        }
        return new ArgReader(owner, tokens, new SourceSpan(file, line, 1, Math.Max(1, text.Length), text));
    }

    /// <summary>Command and style for messages.</summary>
    public string Owner { get; set; }

    /// <summary>Receives the name of every word that is read.</summary>
    public IList<string>? Names { get; init; }

    /// <summary>Whether the numbers were computed during a run rather than written: ranges that protect against slips of the pen do not hold for them.</summary>
    public bool AreComputed { get; init; }

    /// <summary>Words not read yet.</summary>
    public int Remaining => _args.Count - _next;

    /// <summary>Number of words in all.</summary>
    public int Count => _args.Count;

    /// <summary>True when every word has been read.</summary>
    public bool AtEnd => _next >= _args.Count;

    /// <summary>The next word without reading it, or null at the end.</summary>
    public string? Peek => AtEnd ? null : _args[_next].Text;

    /// <summary>The word <paramref name="ahead"/> places on without reading it, or null.</summary>
    /// <param name="ahead">0 is the next word.</param>
    public string? PeekAt(int ahead) => _next + ahead < _args.Count ? _args[_next + ahead].Text : null;

    /// <summary>Place of the word read last (or of the whole command).</summary>
    public SourceSpan LastSpan => _next > 0 && _next <= _args.Count ? _args[_next - 1].Span : _line;

    /// <summary>Place of the whole command.</summary>
    public SourceSpan LineSpan => _line;

    /// <summary>The next word.</summary>
    /// <param name="name">What it is, for the message when it is missing.</param>
    public string Word(string name)
    {
        if (AtEnd) throw new DeckException(_line, $"{Owner}: missing argument '{name}'") { IsForm = true };
        Names?.Add(name);
        return _args[_next++].Text;
    }

    /// <summary>The next word as a token.</summary>
    /// <param name="name">What it is.</param>
    public ArgToken Token(string name)
    {
        Word(name);
        return _args[_next - 1];
    }

    /// <summary>The next word as a finite number.</summary>
    /// <param name="name">What it is.</param>
    public double Double(string name)
    {
        string text = Word(name);
        if (!TryParseDouble(text, out double value)) FailForm($"'{name}' must be a number, got '{text}'");
        if (!double.IsFinite(value)) FailForm($"'{name}' must be a finite number, got '{text}'");
        return value;
    }

    /// <summary>The next word as a number greater than zero.</summary>
    /// <param name="name">What it is.</param>
    public double Positive(string name)
    {
        double value = Double(name);
        if (!(value > 0)) FailForm($"'{name}' must be greater than zero, got '{_args[_next - 1].Text}'");
        return value;
    }

    /// <summary>The next word as a number that is zero or greater.</summary>
    /// <param name="name">What it is.</param>
    public double NotNegative(string name)
    {
        double value = Double(name);
        if (value < 0) FailForm($"'{name}' must not be negative, got '{_args[_next - 1].Text}'");
        return value;
    }

    /// <summary>The next word as an integer within bounds.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="min">Least allowed value.</param>
    /// <param name="max">Greatest allowed value.</param>
    public int Integer(string name, int min = int.MinValue, int max = int.MaxValue) => (int)Long(name, min, max);

    /// <summary>The next word as a 64-bit integer within bounds.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="min">Least allowed value.</param>
    /// <param name="max">Greatest allowed value.</param>
    public long Long(string name, long min = long.MinValue, long max = long.MaxValue)
    {
        string text = Word(name);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
            FailForm($"'{name}' must be an integer, got '{text}'");
        if (value < min) FailForm($"'{name}' must be at least {min}, got {value}");
        if (value > max) FailForm($"'{name}' must be at most {max}, got {value}");
        return value;
    }

    /// <summary>The next word as yes/no (also on/off, true/false).</summary>
    /// <param name="name">What it is.</param>
    public bool YesNo(string name)
    {
        string text = Word(name);
        switch (text)
        {
            case "yes" or "on" or "true": return true;
            case "no" or "off" or "false": return false;
            default:
                FailForm($"'{name}' must be yes or no, got '{text}'");
                return false;
        }
    }

    /// <summary>The next word, which must be one of <paramref name="choices"/>.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="choices">Valid words.</param>
    public string Choice(string name, params string[] choices)
    {
        string text = Word(name);
        if (!choices.Contains(text)) FailForm($"'{name}' must be one of {string.Join(", ", choices)}; got '{text}'{NearestName.Hint(text, choices)}");
        return text;
    }

    /// <summary>A range of types in LAMMPS' notation: n, *, n*, *n or m*n.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="max">Number of types.</param>
    /// <returns>First and last type, 1-based, inclusive.</returns>
    public (int First, int Last) TypeRange(string name, int max)
    {
        string text = Word(name);
        int star = text.IndexOf('*', StringComparison.Ordinal);
        int first = 1, last = max;
        bool ok = star < 0
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out first)
            : (star == 0 || int.TryParse(text.AsSpan(0, star), NumberStyles.None, CultureInfo.InvariantCulture, out first))
                && (star == text.Length - 1 || int.TryParse(text.AsSpan(star + 1), NumberStyles.None, CultureInfo.InvariantCulture, out last));
        if (star < 0) last = first;
        if (!ok) FailForm($"'{name}' must be a type number or a range such as 2, *, 1*3; got '{text}'");
        if (first < 1 || last > max || first > last) FailForm($"'{name}' {text} is outside the {max} types of this system");
        return (first, last);
    }

    /// <summary>Reads the next word if it equals <paramref name="keyword"/>.</summary>
    /// <param name="keyword">The word looked for.</param>
    public bool TryKeyword(string keyword)
    {
        if (AtEnd || _args[_next].Text != keyword) return false;
        _next++;
        return true;
    }

    /// <summary>True if the next word is a number.</summary>
    public bool NextIsNumber => !AtEnd && TryParseDouble(_args[_next].Text, out _);

    /// <summary>Every word not read yet.</summary>
    public IReadOnlyList<ArgToken> Rest()
    {
        ArgToken[] rest = _args.Skip(_next).ToArray();
        _next = _args.Count;
        return rest;
    }

    /// <summary>Fails unless every word has been read.</summary>
    public void ExpectEnd()
    {
        if (AtEnd) return;
        ArgToken token = _args[_next++];
        FailForm($"unexpected argument '{token.Text}'");
    }

    /// <summary>Refuses the keyword just read, with the nearest valid one.</summary>
    /// <param name="valid">Valid keywords.</param>
    [DoesNotReturn]
    public void UnknownKeyword(params string[] valid)
    {
        string text = _args[_next - 1].Text;
        FailForm($"unknown keyword '{text}'{NearestName.Hint(text, valid)} (valid: {string.Join(", ", valid)})");
    }

    /// <summary>Throws an error about the word read last.</summary>
    /// <param name="message">What is wrong.</param>
    [DoesNotReturn]
    public void Fail(string message) => throw new DeckException(LastSpan, $"{Owner}: {message}");

    [DoesNotReturn]
    private void FailForm(string message) => throw new DeckException(LastSpan, $"{Owner}: {message}") { IsForm = true };

    /// <summary>Parses a number the way decks write it (1, 1.0, .5, 1e-3, also 1d0 is refused).</summary>
    /// <param name="text">The word.</param>
    /// <param name="value">The number.</param>
    public static bool TryParseDouble(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
}
