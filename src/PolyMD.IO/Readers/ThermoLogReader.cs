using System.Globalization;
using PolyMD.Model;

namespace PolyMD.IO.Readers;

/// <summary>
/// Reads the thermo tables of a log in LAMMPS' text format (one-line styles): each table starts at a header row that begins with
/// "Step" and ends at "Loop time of". Warnings and other text inside a table are passed over; the values of an unfinished run are kept.
/// </summary>
public static class ThermoLogReader
{
    /// <summary>All thermo tables of a log, one per run or minimize, in order.</summary>
    /// <param name="path">Log file.</param>
    public static IReadOnlyList<NumberTable> Read(string path)
    {
        using LineReader reader = new(path);
        return Read(reader);
    }

    /// <summary>All thermo tables from a text reader.</summary>
    /// <param name="text">Source, closed at the end.</param>
    /// <param name="name">Name for messages.</param>
    public static IReadOnlyList<NumberTable> Read(TextReader text, string name)
    {
        using LineReader reader = new(text, name);
        return Read(reader);
    }

    private static List<NumberTable> Read(LineReader reader)
    {
        List<NumberTable> tables = [];
        NumberTable? table = null;
        while (reader.Next())
        {
            ReadOnlySpan<char> text = reader.Text.AsSpan().Trim();
            if (text.StartsWith("Loop time of", StringComparison.Ordinal))
            {
                table = null;
                continue;
            }

            if (text.StartsWith("Step ", StringComparison.Ordinal) || text.Equals("Step", StringComparison.Ordinal))
            {
                table = new NumberTable(reader.Words());
                tables.Add(table);
                continue;
            }

            if (table is null || !LooksLikeRow(text) || IsConstraintRow(reader.Text)) continue;
            if (reader.CountWords() != table.Columns.Count)
            {
                // A killed run leaves half a row; anything else in a table that starts like a row is damage.
                if (!reader.Next()) break;
                throw new ResultFileException(reader.Name, reader.Line - 1, 0, $"thermo row: {table.Columns.Count} values were expected, got a different number");
            }

            double[] row = new double[table.Columns.Count];
            reader.Numbers(row, "thermo row");
            table.Add(row);
        }

        return tables;
    }

    // Statistics of held bonds stand between the rows: a type in six columns and three blanks, where a row has eight columns of step.
    private static bool IsConstraintRow(string text) => text.Length > 9 && char.IsAsciiDigit(text[5]) && text.AsSpan(6, 3).IsWhiteSpace() && text.AsSpan(0, 5).TrimStart().Length < 5;

    private static bool LooksLikeRow(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny(' ', '\t');
        ReadOnlySpan<char> first = end < 0 ? text : text[..end];
        return long.TryParse(first, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
    }
}
