using System.Globalization;
using PolyMD.Model;

namespace PolyMD.Forces.Loops;

/// <summary>
/// What stands on a coefficient line of a style and where it is kept, found by reading a line of known numbers: the names that the style gives to
/// its words, and the place of each number. So every style can be adjusted by name without a table of its own.
/// </summary>
internal sealed class CoefficientLine
{
    private const double Degree = Math.PI / 180;
    private readonly string[] _names;
    private readonly (int Place, double Unit)[] _places;

    private CoefficientLine(string[] names, (int Place, double Unit)[] places)
    {
        (_names, _places) = (names, places);
        // The neighbour lists of a run are made for its cutoffs.
        Names = [.. names.Where(n => !n.Contains("cut", StringComparison.Ordinal))];
    }

    /// <summary>Names of coefficients that can be changed.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Finds the form of a style's line.</summary>
    /// <param name="most">Most words that it can have.</param>
    /// <param name="read">Reads a line and returns what the style keeps.</param>
    public static CoefficientLine Find(int most, Func<ArgReader, double[]> read)
    {
        // Numbers that no check refuses: positive, below 1, in ascending order; for styles with integers among them these.
        return Find(most, k => 0.5 + k / 64.0, read) ?? Find(most, k => k + 1, read) ?? new CoefficientLine([], []);
    }

    private static CoefficientLine? Find(int most, Func<int, double> number, Func<ArgReader, double[]> read)
    {
        for (int n = most; n > 0; n--)
        {
            double[] values = [.. Enumerable.Range(1, n).Select(number)];
            List<string> names = [];
            double[] kept;
            try
            {
                ArgReader args = new("", [.. values.Select(Word)], default) { Names = names };
                kept = read(args);
                if (!args.AtEnd || names.Count != n) continue;
            }
            catch (PolyMDException)
            {
                continue;
            }
            (int, double)[] places = new (int, double)[n];
            bool found = true;
            for (int k = 0; k < n && found; k++)
            {
                int plain = Array.FindIndex(kept, x => x == values[k]), angle = Array.FindIndex(kept, x => Math.Abs(x - values[k] * Degree) < 1e-15);
                found = plain >= 0 || angle >= 0;
                places[k] = plain >= 0 ? (plain, 1) : (angle, Degree);
            }
            if (found && names.Distinct().Count() == n) return new CoefficientLine([.. names], places);
        }
        return null;
    }

    /// <summary>A coefficient.</summary>
    public double Value(string name, ReadOnlySpan<double> kept)
    {
        (int place, double unit) = _places[Array.IndexOf(_names, name)];
        return kept[place] / unit;
    }

    /// <summary>A line with one number replaced.</summary>
    public ArgReader With(string owner, string name, double value, ReadOnlySpan<double> kept)
    {
        ArgToken[] words = new ArgToken[_names.Length];
        for (int k = 0; k < words.Length; k++) words[k] = Word(_names[k] == name ? value : kept[_places[k].Place] / _places[k].Unit);
        return new ArgReader(owner, words, default) { AreComputed = true };
    }

    private static ArgToken Word(double value) => new(value.ToString("R", CultureInfo.InvariantCulture), default);
}
