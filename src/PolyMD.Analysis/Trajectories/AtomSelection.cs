using System.Globalization;
using PolyMD.Model;

namespace PolyMD.Analysis.Trajectories;

/// <summary>
/// A choice of atoms in words: <c>all</c>, <c>type 1 3:5</c>, <c>id 10:20</c>, <c>mol 1:4</c>, comparisons such as <c>z &gt; 10.5</c>,
/// <c>charge &lt; 0</c>, <c>mass &lt;= 2</c> (x, y, z are wrapped coordinates), joined by <c>and</c>, <c>or</c>, <c>not</c> and brackets.
/// <c>and</c> binds more tightly than <c>or</c>. A selection is evaluated for one frame; whoever follows atoms does so once.
/// </summary>
public sealed class AtomSelection
{
    private delegate bool Test(Frame frame, int atom);

    private static readonly string[] s_words = ["all", "type", "id", "mol", "x", "y", "z", "charge", "mass", "and", "or", "not"];
    private readonly Test _test;
    private readonly List<string> _tokens = [];
    private int _at;

    private AtomSelection(string text)
    {
        Text = text;
        foreach (string word in Spaced(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) _tokens.Add(word);
        if (_tokens.Count == 0) throw Error("it is empty");
        _test = Either();
        if (_at < _tokens.Count) throw Error($"'{_tokens[_at]}' is not expected here");
    }

    /// <summary>The words it was made of.</summary>
    public string Text { get; }

    /// <summary>Reads a selection.</summary>
    /// <param name="text">The words.</param>
    /// <exception cref="PolyMDException">The words cannot be understood.</exception>
    public static AtomSelection Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new AtomSelection(text);
    }

    /// <summary>The atoms of some types.</summary>
    /// <param name="types">Atom types, 1-based.</param>
    public static AtomSelection OfTypes(IEnumerable<int> types) => new("type " + string.Join(' ', types));

    /// <summary>Indices of the chosen atoms of a frame, ascending; never empty.</summary>
    /// <param name="frame">The frame.</param>
    /// <exception cref="PolyMDException">No atom is chosen, or the frame lacks what the selection asks for.</exception>
    public int[] Choose(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        List<int> chosen = [];
        for (int i = 0; i < frame.Count; i++) if (_test(frame, i)) chosen.Add(i);
        if (chosen.Count > 0) return [.. chosen];
        string types = frame.HasTypes ? $"; the frame has types {string.Join(", ", frame.Types[..frame.Count].Distinct().Order())}" : "";
        throw new PolyMDException($"selection '{Text}' chooses no atom of the frame of step {frame.Step}{types}");
    }

    private Test Either()
    {
        Test left = Both();
        while (Take("or"))
        {
            Test a = left, b = Both();
            left = (f, i) => a(f, i) || b(f, i);
        }
        return left;
    }

    private Test Both()
    {
        Test left = Single();
        while (Take("and"))
        {
            Test a = left, b = Single();
            left = (f, i) => a(f, i) && b(f, i);
        }
        return left;
    }

    private Test Single()
    {
        if (_at == _tokens.Count) throw Error("it ends where a condition was expected");
        string word = _tokens[_at++];
        switch (word)
        {
            case "(":
                Test inner = Either();
                return Take(")") ? inner : throw Error("a bracket is not closed");
            case "not":
                Test test = Single();
                return (f, i) => !test(f, i);
            case "all": return (_, _) => true;
            case "type":
                return Ranges(f => f.HasTypes ? f.Types : throw Missing("atom types", "a column 'type' or a data file"));
            case "id": return Ranges(f => f.Ids);
            case "mol": return Ranges(f => f.HasMolecules ? f.Molecules : throw Missing("molecule ids", "a column 'mol' or a data file"));
            case "x": return Compared((f, i) => f.Positions[i].X);
            case "y": return Compared((f, i) => f.Positions[i].Y);
            case "z": return Compared((f, i) => f.Positions[i].Z);
            case "charge": return Compared((f, i) => f.HasCharges ? f.Charges[i] : throw Missing("charges", "a column 'q' or a data file"));
            case "mass": return Compared((f, i) => f.HasMasses ? f.Masses[i] : throw Missing("masses", "a column 'mass' or a data file"));
            default: throw Error($"'{word}' is not known{NearestName.Hint(word, s_words)}; expected {string.Join(", ", s_words)} or a bracket");
        }
    }

    private Test Ranges(Func<Frame, int[]> values)
    {
        List<(int From, int To)> ranges = [];
        for (; _at < _tokens.Count && char.IsAsciiDigit(_tokens[_at][0]); _at++)
        {
            string[] ends = _tokens[_at].Split(':');
            if (ends.Length > 2 || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int from) || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int to) || to < from)
                throw Error($"'{_tokens[_at]}' is not a number or a range such as 3:7");
            ranges.Add((from, to));
        }
        if (ranges.Count == 0) throw Error($"numbers or ranges were expected after '{_tokens[_at - 1]}'");
        return (f, i) =>
        {
            int value = values(f)[i];
            foreach ((int from, int to) in ranges) if (value >= from && value <= to) return true;
            return false;
        };
    }

    private Test Compared(Func<Frame, int, double> value)
    {
        if (_at + 1 >= _tokens.Count) throw Error($"a comparison such as '{_tokens[_at - 1]} > 10' was expected");
        string sign = _tokens[_at++], word = _tokens[_at++];
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double limit)) throw Error($"'{word}' is not a number");
        return sign switch
        {
            "<" => (f, i) => value(f, i) < limit,
            "<=" => (f, i) => value(f, i) <= limit,
            ">" => (f, i) => value(f, i) > limit,
            ">=" => (f, i) => value(f, i) >= limit,
            "==" => (f, i) => value(f, i) == limit,
            "!=" => (f, i) => value(f, i) != limit,
            _ => throw Error($"'{sign}' is not a comparison; expected <, <=, >, >=, == or !="),
        };
    }

    private bool Take(string word)
    {
        if (_at == _tokens.Count || _tokens[_at] != word) return false;
        _at++;
        return true;
    }

    private PolyMDException Error(string what) => new($"selection '{Text}': {what}");

    private PolyMDException Missing(string what, string source) => new($"selection '{Text}' needs {what}: the trajectory has none; give {source}");

    private static string Spaced(string text)
    {
        System.Text.StringBuilder s = new();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '(' or ')') s.Append(' ').Append(c).Append(' ');
            else if (c is '<' or '>' or '=' or '!')
            {
                s.Append(' ').Append(c);
                if (i + 1 < text.Length && text[i + 1] == '=') s.Append(text[++i]);
                s.Append(' ');
            }
            else s.Append(c);
        }
        return s.ToString();
    }
}
