using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Interfaces;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze itr-equilibrium: conductance of a contact from fluctuations.</summary>
internal static class AnalyzeEquilibrium
{
    public static Command Create(TextWriter output)
    {
        Argument<string> file = new("file") { Description = "log, file of fix ave/time or CSV with the series" };
        Option<string?> current = new("--current") { Description = "column of the heat current across all contacts between the two bodies" };
        Option<string?> energy = new("--energy") { Description = "column of one body's energy, kinetic and potential: its changes are the heat current" };
        Option<string?> first = new("--first") { Description = "column of one body's temperature, with --second: fluctuations of the difference" };
        Option<string?> second = new("--second") { Description = "column of the other body's temperature" };
        Option<double> temperature = new("--temperature") { Description = "temperature, K (reduced in lj)", Required = true };
        Option<int> lags = new("--lags") { Description = "longest lag in rows, at most a quarter of them", DefaultValueFactory = _ => 1000 };
        Option<double?> from = new("--plateau-from") { Description = "begin of the stretch over which the running conductance is averaged; default: where the correlation is gone" };
        Option<double?> to = new("--plateau-to") { Description = "its end" };
        ContactArguments contact = new();
        OutputArguments where = new("itr-equilibrium");
        Command command = new("itr-equilibrium", "conductance of a contact from the fluctuations of the heat current, or of the difference of temperature, at equilibrium") { file, current, energy, first, second, temperature, lags, from, to };
        contact.AddTo(command);
        where.AddTo(command);
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(file);
            if ((result.GetValue(first) is null) != (result.GetValue(second) is null)) throw new PolyMDException("--first and --second go together");
            int given = new[] { current, energy, first }.Count(o => result.GetValue(o) is not null);
            if (given != 1) throw new PolyMDException($"one of --current, --energy and --first with --second is needed, got {given}");
            if (!(result.GetValue(temperature) > 0)) throw new PolyMDException($"--temperature must be positive, got {result.GetValue(temperature)}");
            if (result.GetValue(lags) < 2) throw new PolyMDException($"--lags must be at least 2, got {result.GetValue(lags)}");
            NumberTable table = NumberFile.Read(path);
            double[] t = contact.Times(result, table, path);
            SiFactors units = contact.Factors(result);
            EquilibriumSettings settings = new()
            {
                Spacing = (t[^1] - t[0]) / (t.Length - 1),
                Area = contact.Size(result),
                Temperature = result.GetValue(temperature),
                Units = units,
                Lags = result.GetValue(lags),
                From = result.GetValue(from),
                To = result.GetValue(to),
            };
            EquilibriumResult found = ContactArguments.Column(result, current, table, path) is { } q ? EquilibriumConductance.FromCurrent(q, settings)
                : ContactArguments.Column(result, energy, table, path) is { } e ? EquilibriumConductance.FromEnergy(e, settings)
                : EquilibriumConductance.FromDifference([.. NumberFile.Column(table, path, result.GetValue(first)!).Zip(NumberFile.Column(table, path, result.GetValue(second)!), (a, b) => a - b)], settings);
            string time = units.Time(), unit = units.IsReduced ? "reduced" : "W_per_m2K";
            ResultFiles files = where.Files(result, [path]);
            files.Table([$"lag_{time}", "correlation", "standard_error", $"running_conductance_{unit}", "error_running_conductance"],
                [found.Lag, found.Correlation.Values(), found.Correlation.Errors(), found.Running.Values(), found.Running.Errors()]);
            Dictionary<string, object?> numbers = new() { ["plateauStart"] = found.PlateauStart, ["plateauEnd"] = found.PlateauEnd, ["timeUnit"] = time, ["samples"] = found.Samples };
            Conductances.Add(numbers, found.Conductance);
            files.Numbers(numbers, found.Warnings);
            Plot plot = new() { Title = "Conductance from fluctuations", Subtitle = found.Conductance.Value.ToString(), XLabel = $"time / {time}", YLabel = $"running conductance / {(units.IsReduced ? "reduced" : "W/m2K")}", YLimit = 3 * Math.Abs(found.Conductance.Value.Value), Id = "itr-equilibrium" };
            plot.AddShade(found.PlateauStart, found.PlateauEnd, Palette.Cold, "plateau");
            double[] x = found.Lag[1..], v = found.Running.Values()[1..], d = found.Running.Errors()[1..];
            plot.AddBand(x, [.. v.Zip(d, (a, b) => a - b)], [.. v.Zip(d, (a, b) => a + b)], Palette.Lithium, "± one standard error");
            plot.AddLine(x, v, Palette.Lithium);
            files.Picture(plot.Render());
            output.WriteLine(FormattableString.Invariant($"plateau {found.PlateauStart:G4} to {found.PlateauEnd:G4} {time}"));
            Conductances.Print(output, found.Conductance);
            foreach (string warning in found.Warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
