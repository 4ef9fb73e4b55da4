using System.Globalization;
using System.Text;
using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;

namespace PolyMD.Studies.Reporting;

/// <summary>A self-contained report: one HTML file with inline style and inline drawings, nothing loaded from elsewhere; readable on a phone and in print.</summary>
public static class HtmlReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="path">File.</param>
    public static void Write(Ranking ranking, string path) => File.WriteAllText(path, Render(ranking));

    /// <summary>The report as text.</summary>
    /// <param name="ranking">The ranking.</param>
    public static string Render(Ranking ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        StudyReport report = ranking.Report;
        StringBuilder b = new();
        b.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        b.Append(CultureInfo.InvariantCulture, $"<title>{E(report.Title)}</title>\n<style>\n{HtmlStyle.Css}</style>\n</head>\n<body>\n<main>\n");
        b.Append(CultureInfo.InvariantCulture, $"<header>\n<p class=\"kicker\">PolyMD · {E(report.Study)} · preset {E(report.Preset)} · {report.Created:yyyy-MM-dd HH:mm zzz}</p>\n<h1>{E(report.Title)}</h1>\n");
        if (report.TooShortToPublish)
        {
            b.Append(CultureInfo.InvariantCulture, $"<p class=\"banner\"><strong>Too short to publish.</strong> Preset “{E(report.Preset)}” is a trial of the whole chain with small cells and short times. Use <code>--preset full</code> for numbers that stand.</p>\n");
        }

        b.Append(CultureInfo.InvariantCulture, $"<p class=\"lead\">{E(Typography.Pretty(ranking.Conclusion()))}</p>\n</header>\n");
        b.Append("<section>\n<h2>Ranking</h2>\n<figure>").Append(RankingChart.Draw(ranking).ToSvg()).Append("</figure>\n");
        AppendRankingTable(b, ranking);
        b.Append("</section>\n");
        b.Append("<section>\n<h2>Temperature profiles</h2>\n");
        foreach (RankingRow row in ranking.Rows) AppendCase(b, row);
        b.Append("</section>\n");
        AppendMethods(b, report);
        AppendSystems(b, report);
        AppendProvenance(b, report);
        b.Append("</main>\n</body>\n</html>\n");
        return b.ToString();
    }

    private static string E(string? text) => SvgCanvas.Escape(text);

    private static string Q(Measured quantity) => E(Typography.Pretty(quantity));

    private static string Cell(Measured? quantity, double factor = 1) =>
        quantity is { } q ? $"<td class=\"n\">{E(q.Scale(factor, "").Format())}</td>" : "<td class=\"n\">n/a</td>";

    private static void AppendRankingTable(StringBuilder b, Ranking ranking)
    {
        b.Append("<div class=\"scroll\"><table>\n<thead><tr><th>#</th><th>Interlayer</th><th class=\"n\">R per interface<br><small>1e-9 m²K/W</small></th><th class=\"n\">Change<br><small>%</small></th><th class=\"n\">Jump<br><small>K</small></th><th class=\"n\">Flux in<br><small>MW/m²</small></th><th class=\"n\">Flux out<br><small>MW/m²</small></th><th class=\"n\">Imbalance<br><small>%</small></th><th class=\"n\">Runs</th></tr></thead>\n<tbody>\n");
        foreach (RankingRow row in ranking.Rows)
        {
            InterfaceResistanceSummary? r = row.Result;
            AppendRowHead(b, row);
            b.Append(Cell(r?.Resistance, 1e9)).Append(row.IsReference ? "<td class=\"n\">reference</td>" : Cell(row.Change)).Append(Cell(r?.Jump));
            b.Append(Cell(r?.SourceFlux, 1e-6)).Append(Cell(r?.SinkFlux, 1e-6)).Append(Cell(r?.Imbalance, 100));
            b.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{r?.Runs.Count ?? 0}</td></tr>\n");
        }

        b.Append("</tbody></table></div>\n<p class=\"note\">± is one standard error from block averages over time, combined over seeds where there are several; n/a: the data do not suffice to say. Change is against the reference.</p>\n");
        b.Append("<h3>Where the resistance sits, and the other convention</h3>\n<div class=\"scroll\"><table>\n<thead><tr><th>#</th><th>Interlayer</th><th class=\"n\">R Li|X<br><small>1e-9 m²K/W</small></th><th class=\"n\">R X|electrolyte<br><small>1e-9 m²K/W</small></th><th class=\"n\">Bath to bath<br><small>K</small></th><th class=\"n\">R bath to bath<br><small>1e-9 m²K/W</small></th><th class=\"n\">κ lithium lattice<br><small>W/(m·K)</small></th><th class=\"n\">κ electrolyte<br><small>W/(m·K)</small></th></tr></thead>\n<tbody>\n");
        foreach (RankingRow row in ranking.Rows)
        {
            InterfaceResistanceSummary? r = row.Result;
            AppendRowHead(b, row);
            b.Append(Cell(r?.ResistanceLithiumSheet, 1e9)).Append(Cell(r?.ResistanceSheetElectrolyte, 1e9)).Append(Cell(r?.DeviceDifference));
            b.Append(Cell(r?.DeviceResistance, 1e9)).Append(Cell(r?.LithiumConductivity)).Append(Cell(r?.ElectrolyteConductivity)).Append("</tr>\n");
        }

        b.Append("</tbody></table></div>\n<p class=\"note\">Bath to bath: the whole temperature difference between the baths over the flux, slabs included. κ from the fitted slopes, n/a where a slope is less than two standard errors from zero.</p>\n");
    }

    private static void AppendRowHead(StringBuilder b, RankingRow row)
    {
        b.Append(row.IsReference ? "<tr class=\"ref\">" : "<tr>");
        b.Append(CultureInfo.InvariantCulture, $"<td>{(row.Rank > 0 ? row.Rank.ToString(CultureInfo.InvariantCulture) : "–")}</td><td><strong>{E(row.Case.Label)}</strong></td>");
    }

    private static void AppendCase(StringBuilder b, RankingRow row)
    {
        CaseReport c = row.Case;
        b.Append(CultureInfo.InvariantCulture, $"<article>\n<h3>{E(c.Label)}</h3>\n");
        if (c.Failure is not null) b.Append(CultureInfo.InvariantCulture, $"<p class=\"warn\">{E(c.Failure)}</p>\n");
        int run = 0;
        foreach (InterfaceResistanceResult result in row.Result?.Runs ?? [])
        {
            string title = row.Result!.Runs.Count > 1 ? result.Name : "";
            b.Append("<figure>").Append(TemperaturePlot.Draw(result, title, c.SheetLabel, $"tz-{row.Case.Name}-{run++}").ToSvg()).Append("</figure>\n");
        }

        if (row.Result is { } r)
        {
            b.Append("<ul class=\"facts\">");
            if (r.ResistanceLithiumSheet.IsKnown)
            {
                b.Append(CultureInfo.InvariantCulture, $"<li>R between lithium and sheet {Q(r.ResistanceLithiumSheet)}, between sheet and electrolyte {Q(r.ResistanceSheetElectrolyte)}</li>");
            }

            b.Append(CultureInfo.InvariantCulture, $"<li>κ from the slopes: lithium lattice {Q(r.LithiumConductivity)}, electrolyte {Q(r.ElectrolyteConductivity)}</li>");
            if (r.FluxCheck(q => Typography.Pretty(q.Scale(1e-6, "MW/m2"))) is { } check) b.Append(CultureInfo.InvariantCulture, $"<li>Check: {E(check)}</li>");
            b.Append(CultureInfo.InvariantCulture, $"<li>{r.Runs.Sum(x => x.Blocks)} time blocks, {r.Runs.Sum(x => x.Duration) * 1e12:G4} ps measured{(c.Atoms > 0 ? $", {c.Atoms} atoms" : "")}</li></ul>\n");
            if (r.Warnings.Count > 0)
            {
                b.Append("<ul class=\"warn\">").AppendJoin("", r.Warnings.Select(w => $"<li>{E(w)}</li>")).Append("</ul>\n");
            }
        }

        foreach (string note in c.Notes) b.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{E(note)}</p>\n");
        if (c.Files.Count > 0)
        {
            b.Append("<p class=\"files\">").AppendJoin(" · ", c.Files.Select(f => $"<a href=\"{E(f.Value)}\">{E(f.Key)}</a>")).Append("</p>\n");
        }

        b.Append("</article>\n");
    }

    private static void AppendMethods(StringBuilder b, StudyReport report)
    {
        b.Append("""
            <section>
            <h2>Method</h2>
            <p>Each stack is periodic: lithium | X | electrolyte | X | lithium. A hot bath in the middle of the lithium and a cold bath in the middle of the electrolyte drive heat through both interfaces at once, so the flux is half of the bath power over the cross-section, q = P/2A, and every run measures two interfaces. Straight lines are fitted on both sides to bins clear of the baths, of the surfaces and of the sheet, and extrapolated to the interface plane (the sheet, or midway between the two surfaces); R = ΔT/q. With a sheet, its own temperature splits the jump into Li|X and X|electrolyte. Source and sink powers come from the energy tallies of the baths.</p>
            <p><strong>What the model leaves out.</strong> Atoms are classical: in lithium the lattice carries all heat here and the electrons, which dominate in the real metal, are left out. Vibrations are not quantised. R is a thermal resistance; it is not the electrochemical charge-transfer resistance.</p>

            """);
        if (report.Protocol.Count > 0)
        {
            b.Append("<ul>").AppendJoin("", report.Protocol.Select(p => $"<li>{E(p)}</li>")).Append("</ul>\n");
        }

        b.Append("</section>\n");
    }

    private static void AppendSystems(StringBuilder b, StudyReport report)
    {
        if (report.Cases.Any(c => c.Strains.Count > 0))
        {
            b.Append("<section>\n<h2>Strain of the components</h2>\n<div class=\"scroll\"><table><thead><tr><th>Stack</th><th>Component</th><th>Cell</th><th class=\"n\">x / %</th><th class=\"n\">y / %</th></tr></thead><tbody>\n");
            foreach (CaseReport c in report.Cases)
            {
                foreach (StrainRow s in c.Strains)
                {
                    b.Append(CultureInfo.InvariantCulture, $"<tr><td>{E(c.Label)}</td><td>{E(s.Component)}</td><td>{E(s.Cell)}</td><td class=\"n\">{s.XPercent:+0.00;-0.00;0.00}</td><td class=\"n\">{s.YPercent:+0.00;-0.00;0.00}</td></tr>\n");
                }
            }

            b.Append("</tbody></table></div>\n</section>\n");
        }

        if (!report.Cases.Any(c => c.Interactions.Count > 0)) return;
        b.Append("<section>\n<h2>Who provides each interaction</h2>\n");
        foreach (CaseReport c in report.Cases.Where(c => c.Interactions.Count > 0))
        {
            b.Append(CultureInfo.InvariantCulture, $"<details><summary>{E(c.Label)}: {c.Interactions.Count} pairs</summary><div class=\"scroll\"><table><thead><tr><th>Pair</th><th>Provided by</th><th>Parameters or rule</th></tr></thead><tbody>\n");
            foreach (InteractionRow i in c.Interactions)
            {
                b.Append(CultureInfo.InvariantCulture, $"<tr><td>{E(i.First)} – {E(i.Second)}</td><td>{E(i.Provider)}</td><td>{E(i.Detail)}</td></tr>\n");
            }

            b.Append("</tbody></table></div></details>\n");
        }

        b.Append("</section>\n");
    }

    private static void AppendProvenance(StringBuilder b, StudyReport report)
    {
        if (report.Provenance.Count == 0) return;
        b.Append("<section>\n<h2>Provenance</h2>\n<div class=\"scroll\"><table class=\"plain\"><tbody>\n");
        foreach (KeyValuePair<string, string> p in report.Provenance)
        {
            b.Append(CultureInfo.InvariantCulture, $"<tr><th>{E(p.Key)}</th><td>{E(p.Value)}</td></tr>\n");
        }

        b.Append("</tbody></table></div>\n</section>\n");
    }
}
