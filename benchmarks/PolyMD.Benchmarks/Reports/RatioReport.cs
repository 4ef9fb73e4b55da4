using System.Globalization;
using PolyMD.Studies.Reporting;

namespace PolyMD.Benchmarks.Reports;

/// <summary>Ratios as CSV, as a bar chart and as the table of docs/performance.md.</summary>
internal static class RatioReport
{
    /// <summary>Writes ratios.csv, ratios.svg and table.md.</summary>
    public static void Write(string folder, IReadOnlyList<RatioRow> rows, string machine)
    {
        ResultFolder.WriteCsv(folder, "ratios.csv",
            ["case", "atoms", "precision", "threads", "yardstick", "ratio", "ratio_least", "ratio_most", "cpu_ratio", "cpu_ratio_least", "cpu_ratio_most", "process_cpu_ratio", "us_per_atom_step", "speed_up"],
            rows.Select(r => new object[]
            {
                r.Case, r.Atoms, r.Precision, r.Threads, r.Yardstick, r.Loop.Median, r.Loop.Least, r.Loop.Most, r.LoopCpu.Median, r.LoopCpu.Least, r.LoopCpu.Most,
                r.ProcessCpu.Median, r.Microseconds.Median, r.SpeedUp.Median,
            }));
        File.WriteAllText(Path.Combine(folder, "table.md"), Table(rows));
        if (rows.Any(r => double.IsFinite(r.Loop.Median))) Chart(rows, machine).Save(Path.Combine(folder, "ratios.svg"));
    }

    /// <summary>One line of a comparison for the screen.</summary>
    public static string Line(RatioRow r) => r.Yardstick.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"  {r.Case,-10} {r.Precision,-6} x{r.Threads}: {r.Microseconds.Median:F3} us per atom and step")
        : string.Create(CultureInfo.InvariantCulture, $"  {r.Case,-10} {r.Precision,-6} x{r.Threads}: LAMMPS ({r.Yardstick}) / PolyMD {r.Loop}, processor time {r.LoopCpu}, whole process {r.ProcessCpu.Median:F2}; {r.Microseconds.Median:F3} us per atom and step");

    private static string Table(IReadOnlyList<RatioRow> rows)
    {
        List<string> lines = ["| case | atoms | ratio double | ratio mixed | 2 threads vs 1 |", "|---|---|---|---|---|"];
        foreach (IGrouping<string, RatioRow> g in rows.GroupBy(r => r.Case))
        {
            string Cell(string precision) => g.FirstOrDefault(r => r.Precision == precision && r.Threads == 1) is { } row && double.IsFinite(row.Loop.Median)
                ? string.Create(CultureInfo.InvariantCulture, $"{row.Loop.Median:F2} (processor time {row.LoopCpu.Median:F2})") : "";
            RatioRow? two = g.FirstOrDefault(r => r.Threads == 2 && double.IsFinite(r.SpeedUp.Median));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {g.Key} | {g.First().Atoms} | {Cell("double")} | {Cell("mixed")} | {(two is null ? "" : two.SpeedUp.Median.ToString("F2", CultureInfo.InvariantCulture))} |"));
        }
        return string.Join('\n', lines) + "\n";
    }

    private static SvgCanvas Chart(IReadOnlyList<RatioRow> rows, string machine)
    {
        BarChart chart = new() { Title = "Time of LAMMPS over time of PolyMD", Subtitle = machine, XLabel = "ratio of loop times (above 1 PolyMD is faster)", Width = 860 };
        foreach (RatioRow r in rows.Where(r => double.IsFinite(r.Loop.Median)))
        {
            string color = r.Precision == "double" ? Palette.Lithium : Palette.Electrolyte;
            chart.Add($"{r.Case} {r.Precision} x{r.Threads}", r.Loop.Median, 0.5 * (r.Loop.Most - r.Loop.Least), r.Loop.ToString(), color);
        }
        return chart.Render();
    }
}
