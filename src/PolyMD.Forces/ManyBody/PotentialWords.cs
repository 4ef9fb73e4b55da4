using System.Globalization;
using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>Reads the words of a tabulated potential file one after the other, whatever the line breaks.</summary>
public sealed class PotentialWords
{
    private readonly PotentialFile _file;
    private string[] _words = [];
    private int _line;
    private int _next;

    internal PotentialWords(PotentialFile file, int firstLine)
    {
        _file = file;
        _line = firstLine - 1;
    }

    /// <summary>The next word.</summary>
    /// <param name="name">What it is, for messages.</param>
    /// <exception cref="DataFileException">The file ends here.</exception>
    public string Word(string name)
    {
        while (_next >= _words.Length)
        {
            if (_line >= _file.LineCount) throw new DataFileException(_file.Name, _file.LineCount, $"the file ends where {name} was expected: it is truncated");
            _words = PotentialFile.Words(_file.Line(++_line));
            _next = 0;
        }
        return _words[_next++];
    }

    /// <summary>Skips the rest of the line of the word read last.</summary>
    public void EndLine() => _next = _words.Length;

    /// <summary>The next word as a finite number.</summary>
    /// <param name="name">What it is.</param>
    public double Double(string name)
    {
        string word = Word(name);
        if (!ArgReader.TryParseDouble(word, out double value) || !double.IsFinite(value)) throw Error($"{name} must be a number, got '{word}'");
        return value;
    }

    /// <summary>The next word as a number above zero.</summary>
    /// <param name="name">What it is.</param>
    public double Positive(string name)
    {
        double value = Double(name);
        return value > 0 ? value : throw Error($"{name} must be greater than zero, got {value:g6}");
    }

    /// <summary>The next word as an integer of at least <paramref name="min"/>.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="min">Least value.</param>
    public int Integer(string name, int min)
    {
        string word = Word(name);
        if (!int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) || value < min)
            throw Error($"{name} must be an integer of at least {min}, got '{word}'");
        return value;
    }

    /// <summary>The next <paramref name="count"/> words as numbers.</summary>
    /// <param name="count">How many.</param>
    /// <param name="name">What they are.</param>
    public double[] Doubles(int count, string name)
    {
        if (count > _file.Length) throw Error($"{count} values of {name} are announced, for which the file is too short: it is truncated");
        double[] values = new double[count];
        for (int k = 0; k < count; k++)
        {
            if (_next < _words.Length && ArgReader.TryParseDouble(_words[_next], out double v) && double.IsFinite(v))
            {
                values[k] = v;
                _next++;
            }
            else
            {
                values[k] = Double($"value {k + 1} of {count} of {name}");
            }
        }
        return values;
    }

    /// <summary>An error at the word read last.</summary>
    /// <param name="message">What is wrong and what was expected.</param>
    public DataFileException Error(string message) => new(_file.Name, _line, message);
}
