using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Interfaces;
using PolyMD.IO.Readers;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze temperature-map: lateral map of temperature from chunks of bin/2d.</summary>
internal static class AnalyzeTemperatureMap
{
    public static Command Create(TextWriter output)
    {
        Argument<string> file = new("file") { Description = "file of fix ave/chunk with the temperature of bin/2d chunks" };
        Option<long> first = new("--first-step") { Description = "blocks up to this step are left out", DefaultValueFactory = _ => long.MinValue };
        Option<string> unitStyle = AnalysisUnits.NewOption();
        OutputArguments where = new("temperature-map");
        Command command = new("temperature-map", "lateral map of temperature T(x,y) with errors, and whether it is uniform") { file, first, unitStyle };
        where.AddTo(command);
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(file);
            if (!File.Exists(path)) throw new PolyMDException($"file '{path}' does not exist");
            SiFactors units = AnalysisUnits.Named(result, unitStyle);
            string kelvin = units.IsReduced ? "" : "K", degree = units.IsReduced ? "reduced" : "K", length = units.Length();
            TemperatureMap map = TemperatureMap.From(AveTimeReader.ReadChunks(path), kelvin, result.GetValue(first));
            List<string> warnings = [];
            if (double.IsNaN(map.ChiSquare)) warnings.Add($"{map.Blocks} blocks give no errors: whether the map is uniform cannot be said");
            else if (map.IsUneven) warnings.Add(FormattableString.Invariant($"the temperature is not uniform: chi2 = {map.ChiSquare:F1} for {map.DegreesOfFreedom} degrees of freedom, spread beyond the noise {map.Spread:G3} {kelvin}"));
            ResultFiles files = where.Files(result, [path]);
            files.Table([$"x_{length}", $"y_{length}", $"temperature_{degree}", "standard_error", "atoms"], [map.X, map.Y, map.Temperature.Values(), map.Temperature.Errors(), map.Atoms]);
            files.Numbers(new Dictionary<string, object?> { ["mean"] = map.Mean, ["chiSquare"] = map.ChiSquare, ["degreesOfFreedom"] = map.DegreesOfFreedom, ["spreadBeyondNoise"] = map.Spread, ["blocks"] = map.Blocks, ["cells"] = map.X.Length }, warnings);
            files.Picture(HeatMap.Draw("Temperature", FormattableString.Invariant($"mean {map.Mean}; spread beyond noise {map.Spread:G3} {kelvin}"), map.X, map.Y, map.Temperature.Values(), $"x / {units.LengthSign()}", $"y / {units.LengthSign()}", units.IsReduced ? "T" : "T / K"));
            output.WriteLine(FormattableString.Invariant($"mean {map.Mean}; chi2 of a uniform temperature {map.ChiSquare:F1} for {map.DegreesOfFreedom} degrees of freedom"));
            foreach (string warning in warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
