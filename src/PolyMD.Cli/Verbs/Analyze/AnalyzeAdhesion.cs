using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze adhesion: work of adhesion from three energies or from the interaction across the contact.</summary>
internal static class AnalyzeAdhesion
{
    public static Command Create(TextWriter output)
    {
        Argument<string> stack = new("stack") { Description = "log, file of fix ave/time or CSV of the stack" };
        Option<string?> first = new("--first") { Description = "the same of one part alone" };
        Option<string?> second = new("--second") { Description = "the same of the other part alone" };
        Option<string> column = new("--column") { Description = "column of the energy: potential energy of each run, or with no parts the interaction across the contact (compute group/group)", DefaultValueFactory = _ => "PotEng" };
        Option<double> area = new("--area") { Description = "area of all contacts together, in square length units of the deck: twice the cross-section in a periodic stack", Required = true };
        Option<string> unitStyle = AnalysisUnits.NewOption();
        OutputArguments where = new("adhesion");
        Command command = new("adhesion", "work of adhesion per area: energies of the parts less that of the stack, or the interaction across the contact") { stack, first, second, column, area, unitStyle };
        where.AddTo(command);
        command.SetAction(result =>
        {
            if (!(result.GetValue(area) > 0)) throw new PolyMDException($"--area must be positive, got {result.GetValue(area)}");
            if ((result.GetValue(first) is null) != (result.GetValue(second) is null)) throw new PolyMDException("--first and --second go together: both parts, or the interaction across the contact");
            SiFactors units = AnalysisUnits.Named(result, unitStyle);
            List<string> warnings = [], inputs = [];
            List<Measured> energies = [];
            Plot plot = new() { Title = "Energies", XLabel = "sample", YLabel = $"energy less its mean / {(units.Style == "metal" ? "eV" : units.IsReduced ? "ε" : "kcal/mol")}", Id = "adhesion" };
            foreach (string? path in new[] { result.GetRequiredValue(stack), result.GetValue(first), result.GetValue(second) })
            {
                if (path is null) continue;
                double[] e = NumberFile.Column(NumberFile.Read(path), path, result.GetRequiredValue(column));
                Equilibration start = Equilibration.Detect(e);
                BlockAverage mean = BlockAverage.Estimate(e.AsSpan(start.Start));
                if (!start.IsEquilibrated) warnings.Add($"'{path}' is not equilibrated");
                energies.Add(mean.ToMeasured("") with { Window = $"samples {start.Start} to {e.Length - 1}" });
                plot.AddLine([.. Enumerable.Range(0, e.Length).Select(k => (double)k)], [.. e.Select(v => v - mean.Mean)], Palette.Series[inputs.Count], Path.GetFileName(path), 1);
                inputs.Add(path);
            }
            bool parts = energies.Count == 3;
            Measured work = parts ? WorkOfAdhesion.FromEnergies(energies[0], energies[1], energies[2], result.GetValue(area), units) : WorkOfAdhesion.FromInteraction(energies[0], result.GetValue(area), units);
            string how = parts ? "relaxed parts" : "interaction, nothing relaxed";
            ResultFiles files = where.Files(result, [.. inputs]);
            files.Table(["energy_deck_unit", "standard_error", "effective_samples"], [energies.Values(), energies.Errors(), [.. energies.Select(e => e.EffectiveSamples)]]);
            files.Numbers(new Dictionary<string, object?> { ["workOfAdhesion"] = work, ["from"] = how, ["stack"] = energies[0], ["first"] = parts ? energies[1] : null, ["second"] = parts ? energies[2] : null }, warnings);
            files.Picture(plot.Render());
            output.WriteLine($"work of adhesion {work} ({how})");
            foreach (string warning in warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
