using System.CommandLine;
using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze itr-compare: resistances of several runs by one method, against flux, length or cross-section, with ratios to the first.</summary>
internal static class AnalyzeItrCompare
{
    public static Command Create(TextWriter output)
    {
        Argument<string[]> file = new("files") { Description = "JSON files written by itr, itr-transient or itr-equilibrium", Arity = new ArgumentArity(2, 1000) };
        Option<ConductanceMethod> method = new("--method") { Description = "the one method that is compared: " + string.Join(", ", Enum.GetNames<ConductanceMethod>()), DefaultValueFactory = _ => ConductanceMethod.Stationary };
        Option<string> against = new("--against") { Description = "nothing, flux (R against the flux), length (R against 1/length), cross-section (R against 1/area)", DefaultValueFactory = _ => "nothing" };
        Option<double[]> x = new("--at") { Description = "fluxes, lengths or cross-sections of the files, in their order, where the files do not tell", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        OutputArguments where = new("itr-compare");
        Command command = new("itr-compare", "resistances of several runs by one method: ratios to the first, trend with flux, 1/length or 1/cross-section and its limit") { file, method, against, x };
        where.AddTo(command);
        command.SetAction(result =>
        {
            ConductanceFile[] runs = [.. result.GetRequiredValue(file).Select(ConductanceFile.Read)];
            Conductance[] g = [.. runs.Select(r => r.By(result.GetValue(method)))];
            string what = result.GetRequiredValue(against);
            if (what is not ("nothing" or "flux" or "length" or "cross-section")) throw new PolyMDException($"--against must be nothing, flux, length or cross-section, got '{what}'");
            double[] given = result.GetValue(x) ?? [], at = what == "nothing" ? [.. runs.Select((_, k) => k + 1.0)]
                : given.Length == runs.Length ? given
                : given.Length > 0 ? throw new PolyMDException($"--at needs one number per file, {runs.Length}, got {given.Length}")
                : [.. runs.Select(r => Math.Abs(r.Number(what == "cross-section" ? "crossSection" : what)))];
            foreach (double v in at) if (!(v > 0)) throw new PolyMDException(FormattableString.Invariant($"fluxes, lengths and cross-sections must be positive, got {v}"));
            double[] abscissa = what is "length" or "cross-section" ? [.. at.Select(v => 1 / v)] : at;
            string name = what switch { "length" => "inverse_length", "cross-section" => "inverse_cross_section", "flux" => "flux", _ => "run" };
            Measured[] r = [.. g.Select(c => c.Resistance)], ratio = [.. g.Select((c, k) => k == 0 ? new Measured(1, 0, double.NaN, "") : Measured.Ratio(r[k], r[0], ""))];
            List<string> warnings = [];
            Dictionary<string, object?> numbers = new() { ["method"] = result.GetValue(method).ToString(), ["files"] = runs.Length };
            for (int k = 0; k < runs.Length; k++)
            {
                numbers[$"resistance.{k + 1}"] = r[k];
                // The conductances decide whether a ratio is allowed at all.
                if (k > 0) numbers[$"conductanceRatio.{k + 1}"] = Conductance.Ratio(g[k], g[0]);
                output.WriteLine(FormattableString.Invariant($"{runs[k].Path}: R = {r[k]}, {ratio[k].Format()} of the first{(what == "nothing" ? "" : $", {name} {abscissa[k]:G6}")}"));
            }
            ResistanceTrend? trend = null;
            if (what != "nothing")
            {
                trend = ResistanceTrend.Fit(abscissa, g);
                numbers["limit"] = trend.AtZero;
                numbers["slope"] = trend.Slope;
                numbers["chiSquare"] = trend.ChiSquare;
                numbers["mean"] = trend.Mean;
                numbers["meanChiSquare"] = trend.MeanChiSquare;
                output.WriteLine(FormattableString.Invariant($"limit at {name} 0: {trend.AtZero}, slope {trend.Slope.Format()}, chi2 {trend.ChiSquare:F1} for {runs.Length - 2} degrees of freedom; mean {trend.Mean}, chi2 {trend.MeanChiSquare:F1} for {runs.Length - 1}"));
                if (trend.IsSignificant) warnings.Add($"the resistance depends on the {what}: take the limit, not a single run");
                if (runs.Length == 2) warnings.Add("a line through two points cannot be tested");
            }
            ResultFiles files = where.Files(result, [.. runs.Select(f => f.Path)]);
            string unit = r[0].Unit.Length > 0 ? "m2K_per_W" : "reduced";
            files.Table([name, $"resistance_{unit}", "standard_error", "ratio_to_first", "error_ratio"], [abscissa, r.Values(), r.Errors(), ratio.Values(), ratio.Errors()]);
            files.Numbers(numbers, warnings);
            Plot plot = new() { Title = $"Resistance, {result.GetValue(method)}", XLabel = name.Replace('_', ' '), YLabel = $"R / {(r[0].Unit.Length > 0 ? r[0].Unit : "reduced")}", YFromZero = true, Id = "itr-compare" };
            plot.AddPoints(abscissa, r.Values(), r.Errors(), Palette.Lithium);
            if (trend is not null)
            {
                plot.AddPoints([0], [trend.AtZero.Value], [trend.AtZero.StandardError], Palette.Jump, "limit");
                plot.AddLine([0, abscissa.Max()], [trend.AtZero.Value, trend.AtZero.Value + trend.Slope.Value * abscissa.Max()], Palette.Ink, "line", 1.5);
            }
            files.Picture(plot.Render());
            foreach (string warning in warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
