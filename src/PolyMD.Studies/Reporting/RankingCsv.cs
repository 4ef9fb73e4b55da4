using CsvHelper;
using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;

namespace PolyMD.Studies.Reporting;

/// <summary>Writes ranking.csv: one row per case, units in the headers, empty fields where nothing is known. Lines end with a line feed.</summary>
public static class RankingCsv
{
    private static readonly string[] s_header =
    [
        "rank", "case", "is_reference", "runs",
        "R_per_interface_m2K_per_W", "R_standard_error_m2K_per_W", "change_vs_reference_percent", "change_standard_error_percent",
        "jump_K", "jump_standard_error_K",
        "flux_source_W_per_m2", "flux_source_standard_error_W_per_m2", "flux_sink_W_per_m2", "flux_sink_standard_error_W_per_m2",
        "imbalance_percent", "imbalance_standard_error_percent",
        "R_bath_to_bath_m2K_per_W", "R_bath_to_bath_standard_error_m2K_per_W", "bath_to_bath_difference_K", "bath_to_bath_difference_standard_error_K",
        "R_lithium_sheet_m2K_per_W", "R_lithium_sheet_standard_error_m2K_per_W", "R_sheet_electrolyte_m2K_per_W", "R_sheet_electrolyte_standard_error_m2K_per_W",
        "kappa_lithium_W_per_mK", "kappa_lithium_standard_error_W_per_mK", "kappa_electrolyte_W_per_mK", "kappa_electrolyte_standard_error_W_per_mK",
        "resolved_from_next", "preset", "too_short_to_publish", "warnings",
    ];

    /// <summary>Writes the file.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="path">File.</param>
    public static void Write(Ranking ranking, string path)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        using CsvWriter csv = CsvWriter.ToFile(path, new CsvWriterOptions { NewLine = "\n" });
        csv.WriteHeader(s_header);
        foreach (RankingRow row in ranking.Rows)
        {
            InterfaceResistanceSummary? r = row.Result;
            csv.WriteField<int>(row.Rank > 0 ? row.Rank : null);
            csv.WriteField(row.Case.Name);
            csv.WriteField(row.IsReference ? "true" : "false");
            csv.WriteField<int>(r?.Runs.Count ?? 0);
            Pair(csv, r?.Resistance);
            Pair(csv, row.Change);
            Pair(csv, r?.Jump);
            Pair(csv, r?.SourceFlux);
            Pair(csv, r?.SinkFlux);
            Pair(csv, r?.Imbalance.Scale(100, "%"));
            Pair(csv, r?.DeviceResistance);
            Pair(csv, r?.DeviceDifference);
            Pair(csv, r?.ResistanceLithiumSheet);
            Pair(csv, r?.ResistanceSheetElectrolyte);
            Pair(csv, r?.LithiumConductivity);
            Pair(csv, r?.ElectrolyteConductivity);
            csv.WriteField(row.ResolvedFromNext switch { true => "true", false => "false", null => "" });
            csv.WriteField(ranking.Report.Preset);
            csv.WriteField(ranking.Report.TooShortToPublish ? "true" : "false");
            csv.WriteField(string.Join("; ", new[] { row.Case.Failure ?? "" }.Concat(r?.Warnings ?? []).Where(w => w.Length > 0)));
            csv.EndRecord();
        }
    }

    private static void Pair(CsvWriter csv, Measured? quantity)
    {
        Value(csv, quantity?.Value ?? double.NaN);
        Value(csv, quantity?.StandardError ?? double.NaN);
    }

    private static void Value(CsvWriter csv, double value) => csv.WriteField<double>(double.IsFinite(value) ? value : null, "G10");
}
