using System.Globalization;
using CsvHelper;

namespace PolyMD.Benchmarks.Reports;

/// <summary>Writes the files of a benchmark command.</summary>
internal static class ResultFolder
{
    /// <summary>Writes rows as CSV; numbers with six digits, NaN as an empty field.</summary>
    public static void WriteCsv(string folder, string name, string[] header, IEnumerable<object[]> rows)
    {
        using CsvWriter csv = CsvWriter.ToFile(Path.Combine(folder, name), new CsvWriterOptions { NewLine = "\n" });
        csv.WriteHeader(header);
        foreach (object[] row in rows)
        {
            foreach (object value in row)
            {
                csv.WriteField(value switch
                {
                    double number => double.IsFinite(number) ? number.ToString("G6", CultureInfo.InvariantCulture) : "",
                    IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
                    _ => value.ToString() ?? "",
                });
            }
            csv.EndRecord();
        }
    }

    /// <summary>Writes every run.</summary>
    public static void WriteRuns(string folder, IEnumerable<TimedRun> runs) => WriteCsv(folder, "runs.csv",
        ["case", "atoms", "steps", "program", "variant", "threads", "repeat", "loop_s", "loop_cpu_s", "process_cpu_s", "wall_s", "peak_mb"],
        runs.Select(r => new object[] { r.Case, r.Atoms, r.Steps, r.Program, r.Variant, r.Threads, r.Repeat, r.LoopSeconds, r.LoopCpuSeconds, r.ProcessCpuSeconds, r.WallSeconds, r.PeakMegabytes }));

    /// <summary>Writes machine, versions and settings.</summary>
    public static void WriteMachine(string folder, IEnumerable<(string Name, string Value)> rows) =>
        WriteCsv(folder, "machine.csv", ["name", "value"], rows.Select(r => new object[] { r.Name, r.Value }));

    /// <summary>Prints machine, versions and settings.</summary>
    public static void PrintMachine(IEnumerable<(string Name, string Value)> rows)
    {
        foreach ((string name, string value) in rows) Console.WriteLine($"  {name,-20} {value}");
    }
}
