using System.Globalization;
using System.Text;
using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;

namespace PolyMD.Studies.Reporting;

/// <summary>The cases of a study ordered by resistance, lowest first; cases without a result come last.</summary>
public sealed class Ranking
{
    private Ranking(StudyReport report, IReadOnlyList<RankingRow> rows)
    {
        Report = report;
        Rows = rows;
    }

    /// <summary>The study.</summary>
    public StudyReport Report { get; }

    /// <summary>The rows in order.</summary>
    public IReadOnlyList<RankingRow> Rows { get; }

    /// <summary>Orders the cases.</summary>
    /// <param name="report">The study.</param>
    public static Ranking From(StudyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        static bool Known(CaseReport c) => c.Result is { Resistance.IsKnown: true };
        InterfaceResistanceSummary? reference = report.Cases.FirstOrDefault(c => c.Name == report.Reference)?.Result;
        CaseReport[] ordered = [.. report.Cases.Where(Known).OrderBy(c => c.Result!.Resistance.Value), .. report.Cases.Where(c => !Known(c))];
        List<RankingRow> rows = [];
        for (int i = 0; i < ordered.Length; i++)
        {
            CaseReport c = ordered[i];
            bool isReference = c.Name == report.Reference;
            Measured change = !isReference && Known(c) && reference is { Resistance.IsKnown: true }
                ? c.Result!.ChangeAgainst(reference) : Measured.Unknown("%");
            bool? resolved = i + 1 < ordered.Length && Known(c) && Known(ordered[i + 1])
                ? Differ(c.Result!.Resistance, ordered[i + 1].Result!.Resistance) : null;
            rows.Add(new RankingRow(Known(c) ? i + 1 : 0, c, c.Result, change, isReference, resolved));
        }

        return new Ranking(report, rows);
    }

    /// <summary>The answer in a sentence or two.</summary>
    public string Conclusion()
    {
        RankingRow[] known = [.. Rows.Where(r => r.Rank > 0)];
        if (known.Length == 0) return "No case has a resistance yet.";
        RankingRow best = known[0];
        string text = best.IsReference
            ? $"The lowest resistance found is that of the reference ({best.Case.Label}): no sheet is below it."
            : $"The lowest resistance is that of {best.Case.Label}: {best.Result!.Resistance}" + (best.Change.IsKnown ? $", {best.Change} against {ReferenceLabel}." : ".");
        string[] open = [.. known.Where(r => r.ResolvedFromNext != true).SkipLast(1).Select(r => $"{r.Case.Label} and {known[r.Rank].Case.Label}")];
        if (open.Length > 0) text += $" Not told apart by two standard errors: {string.Join("; ", open)}.";
        return text;
    }

    /// <summary>The ranking as an aligned text table.</summary>
    public string ToText()
    {
        string[] head = ["#", "case", "R / 1e-9 m2K/W", "change / %", "jump / K", "flux in / MW/m2", "flux out / MW/m2", "imbalance / %", "bath-to-bath R / 1e-9", "runs", "order"];
        List<string[]> lines = [head];
        foreach (RankingRow row in Rows)
        {
            InterfaceResistanceSummary? r = row.Result;
            string Of(Func<InterfaceResistanceSummary, Measured> pick, double factor) => r is null ? "n/a" : pick(r).Scale(factor, "").Format();
            lines.Add([
                row.Rank > 0 ? row.Rank.ToString(CultureInfo.InvariantCulture) : "-",
                row.Case.Name,
                Of(x => x.Resistance, 1e9),
                row.IsReference ? "reference" : row.Change.Format(),
                Of(x => x.Jump, 1),
                Of(x => x.SourceFlux, 1e-6),
                Of(x => x.SinkFlux, 1e-6),
                Of(x => x.Imbalance, 100),
                Of(x => x.DeviceResistance, 1e9),
                (r?.Runs.Count ?? 0).ToString(CultureInfo.InvariantCulture),
                row.ResolvedFromNext switch { true => "clear", false => "open", null => "" },
            ]);
        }

        StringBuilder b = new();
        if (Report.TooShortToPublish)
        {
            b.Append(CultureInfo.InvariantCulture, $"Preset '{Report.Preset}': too short to publish. The numbers show that the machinery works, not which sheet is best.\n\n");
        }

        int[] widths = [.. head.Select((_, c) => lines.Max(l => l[c].Length))];
        for (int i = 0; i < lines.Count; i++)
        {
            string[] line = lines[i];
            b.Append(string.Join("  ", line.Select((t, c) => c == 1 ? t.PadRight(widths[c]) : t.PadLeft(widths[c]))).TrimEnd()).Append('\n');
            if (i == 0) b.Append(string.Join("  ", widths.Select(w => new string('-', w)))).Append('\n');
        }

        b.Append("\nErrors are one standard error of block averages; order 'open': less than two standard errors from the next row, or no error known.\n");
        b.Append(Conclusion()).Append('\n');
        foreach (RankingRow row in Rows)
        {
            if (row.Case.Failure is not null) b.Append(CultureInfo.InvariantCulture, $"{row.Case.Name}: {row.Case.Failure}\n");
            if (row.Result?.FluxCheck(q => q.Scale(1e-6, "MW/m2").ToString()) is { } check) b.Append(CultureInfo.InvariantCulture, $"check: {row.Case.Name}: {check}\n");
        }

        // What several cases share is said once.
        foreach (IGrouping<string, (string Text, string Case)> warning in Rows.SelectMany(r => (r.Result?.Warnings ?? []).Select(w => (Text: w, Case: r.Case.Name))).GroupBy(w => w.Text))
        {
            b.Append(CultureInfo.InvariantCulture, $"warning: {string.Join(", ", warning.Select(w => w.Case))}: {warning.Key}\n");
        }

        return b.ToString();
    }

    private string ReferenceLabel => Report.Cases.FirstOrDefault(c => c.Name == Report.Reference)?.Label ?? Report.Reference;

    private static bool? Differ(Measured a, Measured b)
    {
        double error = Math.Sqrt(a.StandardError * a.StandardError + b.StandardError * b.StandardError);
        return double.IsFinite(error) ? Math.Abs(a.Value - b.Value) > 2 * error : null;
    }
}
