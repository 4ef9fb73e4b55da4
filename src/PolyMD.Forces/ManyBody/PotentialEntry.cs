using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>One entry of a tersoff or sw file: three element names, then numbers.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Line">First line of the entry, 1-based.</param>
/// <param name="Words">All its words.</param>
public readonly record struct PotentialEntry(PotentialFile File, int Line, string[] Words)
{
    /// <summary>Word <paramref name="k"/> as a finite number.</summary>
    /// <param name="k">0-based index of the word.</param>
    /// <param name="name">What it is.</param>
    public double Number(int k, string name)
    {
        if (!ArgReader.TryParseDouble(Words[k], out double value) || !double.IsFinite(value)) throw Error($"'{name}' must be a number, got '{Words[k]}'");
        return value;
    }

    /// <summary>Word <paramref name="k"/> as a number that is not negative.</summary>
    /// <param name="k">0-based index of the word.</param>
    /// <param name="name">What it is.</param>
    public double NotNegative(int k, string name)
    {
        double value = Number(k, name);
        return value >= 0 ? value : throw Error($"'{name}' must not be negative, got '{Words[k]}'");
    }

    /// <summary>An error at this entry.</summary>
    /// <param name="message">What is wrong and what was expected.</param>
    public DataFileException Error(string message) => new(File.Name, Line, $"entry {Words[0]} {Words[1]} {Words[2]}: {message}");
}
