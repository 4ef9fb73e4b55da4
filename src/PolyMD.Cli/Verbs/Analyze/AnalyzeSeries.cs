using System.CommandLine;
using PolyMD.Analysis.Statistics;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze series: equilibration, mean and error of columns of logs and tables; several files are runs that differ in their seed.</summary>
internal static class AnalyzeSeries
{
    public static Command Create(TextWriter output)
    {
        Argument<string[]> file = new("files") { Description = "logs with thermo output, files of fix ave/time, or CSV; several files are independent runs (seeds) of the same case", Arity = ArgumentArity.OneOrMore };
        Option<string[]> columns = new("--columns") { Description = "names of the columns; default: all", DefaultValueFactory = _ => [], AllowMultipleArgumentsPerToken = true };
        Option<bool> all = new("--keep-all") { Description = "leave nothing out at the beginning" };
        OutputArguments where = new("series");
        Command command = new("series", "equilibration, mean, standard error and effective sample size of columns of numbers; bootstrap over seeds") { file, columns, all };
        where.AddTo(command);
        command.SetAction(result =>
        {
            string[] paths = result.GetRequiredValue(file);
            NumberTable[] tables = [.. paths.Select(NumberFile.Read)];
            string[] names = result.GetValue(columns) is { Length: > 0 } asked ? asked : [.. tables[0].Columns.Where(c => c is not ("Step" or "TimeStep"))];
            List<string> warnings = [];
            Dictionary<string, object?> numbers = [];
            List<double>[] table = [.. Enumerable.Range(0, 9).Select(_ => new List<double>())];
            Plot? plot = null;
            for (int c = 0; c < names.Length; c++)
            {
                List<Measured> runs = [];
                for (int f = 0; f < paths.Length; f++)
                {
                    double[] x = NumberFile.Column(tables[f], paths[f], names[c]);
                    Equilibration start = result.GetValue(all) ? new Equilibration(0, Math.Max(1, Autocorrelation.IntegratedTime(x)), Autocorrelation.EffectiveSamples(x), true) : Equilibration.Detect(x);
                    BlockAverage mean = BlockAverage.Estimate(x.AsSpan(start.Start));
                    string prefix = names[c] + (paths.Length > 1 ? $".run{f + 1}" : "");
                    if (!start.IsEquilibrated) warnings.Add(FormattableString.Invariant($"{prefix}: not equilibrated: the best start is sample {start.Start} of {x.Length}, with {start.EffectiveSamples:F1} independent samples behind it"));
                    if (!mean.Converged) warnings.Add($"{prefix}: the error still grows with the length of the blocks; it is a lower bound");
                    Measured m = mean.ToMeasured("") with { Window = $"samples {start.Start} to {x.Length - 1}" };
                    runs.Add(m);
                    numbers[prefix] = m;
                    double[] row = [c + 1, f + 1, m.Value, m.StandardError, m.EffectiveSamples, start.Inefficiency, start.Start, x.Length, mean.BlockLength];
                    for (int k = 0; k < row.Length; k++) table[k].Add(row[k]);
                    output.WriteLine(FormattableString.Invariant($"{prefix}: {m} ({m.EffectiveSamples:F0} independent samples of {x.Length - start.Start}, autocorrelation time {start.Inefficiency:F1} samples, first {start.Start} left out)"));
                    if (c > 0) continue;
                    plot ??= new Plot { Title = names[c], XLabel = "sample", YLabel = names[c], Id = "series" };
                    double[] index = [.. Enumerable.Range(0, x.Length).Select(k => (double)k)];
                    plot.AddLine(index, x, Palette.Series[f % Palette.Series.Count], paths.Length > 1 ? $"run {f + 1}" : null, 1);
                    plot.AddLine([start.Start, x.Length - 1.0], [m.Value, m.Value], Palette.Jump, f == 0 ? "mean of the equilibrated part" : null, 2, "6 4");
                }
                if (paths.Length < 2) continue;
                Measured over = Bootstrap.OverRuns(runs);
                numbers[names[c]] = over;
                output.WriteLine($"{names[c]}: {over} over {paths.Length} runs (bootstrap)");
                if (paths.Length < 3) warnings.Add("fewer than three runs: no error over runs");
            }
            ResultFiles files = where.Files(result, paths);
            for (int c = 0; c < names.Length; c++) numbers[$"column{c + 1}"] = names[c];
            files.Table(["column", "run", "mean", "standard_error", "effective_samples", "autocorrelation_time_samples", "first_sample", "samples", "block_length_samples"], table);
            files.Numbers(numbers, [.. warnings.Distinct()]);
            files.Picture(plot!.Render());
            foreach (string warning in warnings.Distinct()) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
