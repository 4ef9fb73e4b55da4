using System.Globalization;
using PolyMD.Model;

namespace PolyMD.Deck.Variables;

/// <summary>Reads the sets of an atomfile variable: a line with a count N, then N lines with an atom id and a number. # begins a comment.</summary>
internal static class AtomFile
{
    public static IEnumerable<IReadOnlyDictionary<int, double>> Read(string text, string file)
    {
        string[] lines = text.Split('\n');
        int at = 0;
        string[] Words(int line) => lines[line].Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        while (true)
        {
            while (at < lines.Length && Words(at).Length == 0) at++;
            if (at >= lines.Length) yield break;
            string count = Words(at)[0];
            if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int n)) throw new DataFileException(file, at + 1, $"the number of values that follow was expected, got '{count}'");
            at++;
            Dictionary<int, double> values = [];
            for (int k = 0; k < n; k++, at++)
            {
                string[] words = at < lines.Length ? Words(at) : throw new DataFileException(file, at, $"{n} lines 'id value' were announced; the file ends after {k}");
                if (words.Length < 2 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int id) || !ArgReader.TryParseDouble(words[1], out double value))
                    throw new DataFileException(file, at + 1, $"an atom id and a number were expected, got '{lines[at].Trim()}'");
                values[id] = value;
            }
            yield return values;
        }
    }
}
