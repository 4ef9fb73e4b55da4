using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze itr-transient: conductance of a contact from the approach to equilibrium of two bodies.</summary>
internal static class AnalyzeTransient
{
    public static Command Create(TextWriter output)
    {
        Argument<string[]> file = new("files") { Description = "logs, files of fix ave/time or CSV with the temperatures and energies of both bodies; several files are runs that differ in their seed", Arity = ArgumentArity.OneOrMore };
        Option<string> first = new("--first") { Description = "column of the first body's temperature", Required = true };
        Option<string> second = new("--second") { Description = "column of the second body's temperature", Required = true };
        Option<string?> firstEnergy = new("--first-energy") { Description = "column of the first body's energy, kinetic and potential" };
        Option<string?> secondEnergy = new("--second-energy") { Description = "column of the second body's energy" };
        Option<double?> capacity = new("--heat-capacity") { Description = "C1 C2 / (C1 + C2) in energy per temperature of the deck, where energies are not known" };
        Option<double?> from = new("--window-from") { Description = "begin of the window, time unit of the deck; default: the earliest from which the decay has one rate" };
        Option<double?> to = new("--window-to") { Description = "its end; default: three decay times" };
        ContactArguments contact = new();
        OutputArguments where = new("itr-transient");
        Command command = new("itr-transient", "conductance of a contact from the approach to equilibrium of two bodies that are left alone") { file, first, second, firstEnergy, secondEnergy, capacity, from, to };
        contact.AddTo(command);
        where.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = contact.Factors(result);
            string[] paths = result.GetRequiredValue(file);
            if (result.GetValue(capacity) is { } c && !(c > 0)) throw new PolyMDException($"--heat-capacity must be positive, got {c}");
            List<TransientResult> runs = [];
            List<(double[] Time, double[] Difference)> shown = [];
            foreach (string path in paths)
            {
                NumberTable table = NumberFile.Read(path);
                TransientInput input = new()
                {
                    Time = contact.Times(result, table, path),
                    FirstTemperature = NumberFile.Column(table, path, result.GetRequiredValue(first)),
                    SecondTemperature = NumberFile.Column(table, path, result.GetRequiredValue(second)),
                    FirstEnergy = ContactArguments.Column(result, firstEnergy, table, path),
                    SecondEnergy = ContactArguments.Column(result, secondEnergy, table, path),
                    HeatCapacity = result.GetValue(capacity),
                    Area = contact.Size(result),
                    Units = units,
                    From = result.GetValue(from),
                    To = result.GetValue(to),
                };
                runs.Add(TransientConductance.Analyze(input));
                shown.Add((input.Time, [.. input.FirstTemperature.Zip(input.SecondTemperature, (a, b) => a - b)]));
            }
            TransientResult all = TransientResult.Combine(runs);
            List<string> warnings = [.. all.Warnings];
            if (paths.Length is 1 or 2) warnings.Add("fewer than three runs: fluctuations that live as long as the decay are not in the error of the decay");
            string time = units.Time(), unit = units.IsReduced ? "reduced" : "W_per_m2K";
            List<double>[] table2 = [.. Enumerable.Range(0, 8).Select(_ => new List<double>())];
            for (int r = 0; r < runs.Count; r++)
            {
                double[] row = [r + 1, runs[r].DecayTime.Value, runs[r].DecayTime.StandardError, runs[r].Balance.Value.Value, runs[r].Balance.Value.StandardError, runs[r].Decay.Value.Value, runs[r].From, runs[r].To];
                for (int k = 0; k < row.Length; k++) table2[k].Add(row[k]);
            }
            ResultFiles files = where.Files(result, paths);
            files.Table(["run", $"decay_time_{time}", "error_decay_time", $"conductance_balance_{unit}", "error_conductance_balance", $"conductance_decay_{unit}", $"window_from_{time}", $"window_to_{time}"], table2);
            Dictionary<string, object?> numbers = new() { ["decayTime"] = all.DecayTime, ["amplitude"] = all.Amplitude, ["heatCapacity"] = all.HeatCapacity, ["runs"] = runs.Count, ["windowFrom"] = all.From, ["windowTo"] = all.To, ["timeUnit"] = time };
            Conductances.Add(numbers, all.Balance, all.Decay);
            files.Numbers(numbers, warnings);
            Plot plot = new() { Title = "Approach to equilibrium", Subtitle = $"decay time {all.DecayTime}", XLabel = $"time / {time}", YLabel = $"difference of temperature{(units.IsReduced ? "" : " / K")}", Id = "itr-transient" };
            plot.AddShade(all.From, all.To, Palette.Cold, "window");
            for (int r = 0; r < shown.Count; r++)
            {
                double sign = Math.Sign(shown[r].Difference.Take(8).Sum());
                plot.AddLine(shown[r].Time, [.. shown[r].Difference.Select(d => sign * d)], Palette.Series[r % Palette.Series.Count], null, 0.8);
            }
            double[] grid = [.. Enumerable.Range(0, 101).Select(k => all.From + (all.To - all.From) * k / 100)];
            plot.AddLine(grid, [.. grid.Select(t => all.Amplitude.Value * Math.Exp(-t / all.DecayTime.Value))], Palette.Jump, "fit", 2, "6 4");
            files.Picture(plot.Render());
            output.WriteLine($"decay time {all.DecayTime} (window {all.DecayTime.Window})");
            Conductances.Print(output, all.Balance, all.Decay);
            foreach (string warning in warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
