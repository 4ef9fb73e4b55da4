using System.Globalization;
using PolyMD.Analysis.Interfaces;

namespace PolyMD.Studies.Reporting;

/// <summary>The ranking as a bar chart with error bars; where the sheet's temperature splits the resistance, the two parts are told apart by shade.</summary>
public static class RankingChart
{
    /// <summary>Draws the chart.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="id">Id prefix, unique within a page.</param>
    public static SvgCanvas Draw(Ranking ranking, string id = "ranking")
    {
        ArgumentNullException.ThrowIfNull(ranking);
        bool split = ranking.Rows.Any(r => r.Result is { ResistanceLithiumSheet.IsKnown: true });
        BarChart chart = new()
        {
            Title = "Thermal resistance per interface",
            Subtitle = "Bars: extrapolated jump over flux; lines: one standard error." + (split ? " Dark part Li|X, light part X|electrolyte." : ""),
            XLabel = "R / (1e-9 m²K/W)",
            Id = id,
        };
        foreach (RankingRow row in ranking.Rows)
        {
            InterfaceResistanceSummary? r = row.Result;
            double[] parts = r is { ResistanceLithiumSheet.IsKnown: true }
                ? [1e9 * r.ResistanceLithiumSheet.Value, 1e9 * r.ResistanceSheetElectrolyte.Value] : [];
            chart.Add(row.Case.Label, 1e9 * (r?.Resistance.Value ?? double.NaN), 1e9 * (r?.Resistance.StandardError ?? double.NaN),
                Text(row), row.IsReference ? Palette.Reference : Palette.Lithium, parts);
        }

        return chart.Render();
    }

    private static string Text(RankingRow row)
    {
        if (row.Result is not { Resistance.IsKnown: true }) return row.Case.Failure is null ? "no result" : "failed";
        if (row.IsReference) return "reference";
        return row.Change.IsKnown ? string.Create(CultureInfo.InvariantCulture, $"{row.Change.Value:+0;-0} %").Replace("-", "−", StringComparison.Ordinal) : "";
    }
}
