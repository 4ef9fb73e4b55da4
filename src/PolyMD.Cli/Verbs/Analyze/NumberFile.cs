using System.Globalization;
using CsvHelper;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>Tables of numbers from files: CSV (by the ending .csv), logs with thermo output, files of fix ave/time.</summary>
internal static class NumberFile
{
    public static NumberTable Read(string path)
    {
        if (!File.Exists(path)) throw new PolyMDException($"file '{path}' does not exist");
        if (Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)) return Csv(path);
        using (StreamReader text = new(path)) if (text.ReadLine() is { } line && line.StartsWith('#')) return AveTimeReader.ReadScalars(path);
        IReadOnlyList<NumberTable> runs = ThermoLogReader.Read(path);
        // The last run with the most rows: equilibration runs come first as a rule.
        return runs.LastOrDefault(r => r.RowCount == runs.Max(t => t.RowCount)) is { RowCount: > 0 } table ? table : throw new PolyMDException($"file '{path}' has no thermo output");
    }

    /// <summary>A column by name; a missing one is an error that lists what there is.</summary>
    public static double[] Column(NumberTable table, string path, string name)
    {
        int column = table.Find(name);
        return column >= 0 ? table.Column(column) : throw new PolyMDException($"file '{path}' has no column '{name}'{NearestName.Hint(name, [.. table.Columns])}; it has {string.Join(", ", table.Columns)}");
    }

    private static NumberTable Csv(string path)
    {
        try { return Rows(path); }
        catch (CsvFormatException e) { throw new PolyMDException($"{path}:{e.LineNumber}: {e.Message}", e); }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException or ArgumentException) { throw new PolyMDException($"file '{path}' is no table of comma-separated values: {e.Message}", e); }
    }

    private static NumberTable Rows(string path)
    {
        using CsvReader reader = CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true });
        reader.ReadHeader();
        NumberTable table = new(reader.Headers);
        while (reader.Read())
        {
            double[] row = new double[table.Columns.Count];
            for (int c = 0; c < row.Length; c++)
            {
                string field = c < reader.FieldCount ? reader.GetString(c).Trim() : "";
                if (field.Length == 0) row[c] = double.NaN;
                else if (!double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out row[c])) throw new PolyMDException($"{path}:{reader.LineNumber}: '{field}' in column '{table.Columns[c]}' is not a number");
            }
            table.Add(row);
        }
        return table.RowCount > 0 ? table : throw new PolyMDException($"file '{path}' has no rows");
    }
}
