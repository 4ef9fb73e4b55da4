using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Interfaces;
using PolyMD.IO.Readers;
using PolyMD.Model;
using PolyMD.Numerics;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze itr: interfacial thermal resistance of a stationary heat run of any periodic stack of two materials.</summary>
internal static class AnalyzeItr
{
    public static Command Create(TextWriter output)
    {
        Option<string> first = new("--first") { Description = "fix ave/chunk profile along z of the material with one bath (Coord1, Ncount, temp)", Required = true };
        Option<string> second = new("--second") { Description = "profile of the material with the other bath", Required = true };
        Option<string?> sheet = new("--sheet") { Description = "profile of a sheet between them" };
        Option<string> heat = new("--heat") { Description = "fix ave/time file of the cumulative energies of the baths: step, energy given to the atoms by the hot one (grows) and by the cold one (falls)", Required = true };
        Option<string?> hotColumn = new("--hot-column") { Description = "column of the hot bath; default: f_hot or hot, else the second" };
        Option<string?> coldColumn = new("--cold-column") { Description = "column of the cold bath; default: f_cold or cold, else the third" };
        Option<bool> tally = new("--langevin-sign") { Description = "the columns are tallies of fix langevin, which count energy taken from the atoms" };
        Option<double[]> box = new("--box") { Description = "lengths of the cell: lx ly zlo zhi", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<double[]> hot = new("--hot") { Description = "z range of the hot bath: from to", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<double[]> cold = new("--cold") { Description = "z range of the cold bath: from to", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<double> exclusion = new("--exclusion") { Description = "distance from each surface that the fits leave out", DefaultValueFactory = _ => 5 };
        Option<double> margin = new("--bath-margin") { Description = "distance from the baths that the fits leave out", DefaultValueFactory = _ => 2 };
        Option<double> layer = new("--layer") { Description = "width of the running mean that finds surfaces, and thickness of the layers of the direct jump; about one layer spacing", DefaultValueFactory = _ => 3.6 };
        Option<bool> reduced = new("--reduced") { Description = "the profiles' coordinates are fractions of the cell (units reduced)" };
        Option<long> firstStep = new("--first-step") { Description = "data up to this step are left out", DefaultValueFactory = _ => long.MinValue };
        Option<string> unitStyle = AnalysisUnits.NewOption();
        Option<double> timeStep = new("--timestep") { Description = "time per step in that unit", Required = true };
        OutputArguments where = new("itr");
        Command command = new("itr", "interfacial thermal resistance of a stationary heat run of a periodic stack: extrapolated, direct and bath-to-bath") { first, second, sheet, heat, hotColumn, coldColumn, tally, box, hot, cold, exclusion, margin, layer, reduced, firstStep, unitStyle, timeStep };
        where.AddTo(command);
        command.SetAction(result =>
        {
            double[] Numbers(Option<double[]> option, int count) => result.GetRequiredValue(option) is { } v && v.Length == count ? v : throw new PolyMDException($"{option.Name} needs {count} numbers, got {result.GetRequiredValue(option).Length}");
            double[] cell = Numbers(box, 4), hotRange = Numbers(hot, 2), coldRange = Numbers(cold, 2);
            if (!(cell[0] > 0) || !(cell[1] > 0) || !(cell[3] > cell[2])) throw new PolyMDException("--box needs positive lengths: lx ly zlo zhi");
            if (!(result.GetValue(timeStep) > 0)) throw new PolyMDException($"--timestep must be positive, got {result.GetValue(timeStep)}");
            SiFactors units = AnalysisUnits.Named(result, unitStyle);
            NumberTableSeries Profile(string path) => File.Exists(path) ? AveTimeReader.ReadChunks(path) : throw new PolyMDException($"file '{path}' does not exist");
            InterfaceResistanceInput input = new()
            {
                Name = "run",
                Lithium = Profile(result.GetRequiredValue(first)),
                Electrolyte = Profile(result.GetRequiredValue(second)),
                Sheet = result.GetValue(sheet) is { } x ? Profile(x) : null,
                Heat = NumberFile.Read(result.GetRequiredValue(heat)),
                Box = new SimulationBox(new Vec3(0, 0, cell[2]), new Vec3(cell[0], cell[1], cell[3] - cell[2])),
                TimeStep = result.GetValue(timeStep),
                Units = units,
                HotBath = new BathRegion(hotRange[0], hotRange[1]),
                ColdBath = new BathRegion(coldRange[0], coldRange[1]),
            };
            InterfaceResistanceResult found;
            try
            {
                found = InterfaceResistance.Analyze(input, new InterfaceResistanceSettings
                {
                    Exclusion = result.GetValue(exclusion),
                    BathMargin = result.GetValue(margin),
                    EdgeSmoothing = result.GetValue(layer),
                    ReducedCoordinates = result.GetValue(reduced),
                    FirstStep = result.GetValue(firstStep),
                    HotColumn = result.GetValue(hotColumn),
                    ColdColumn = result.GetValue(coldColumn),
                    TallyPositiveWhenRemoved = result.GetValue(tally),
                });
            }
            catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
            {
                throw new PolyMDException(e.Message);
            }
            List<string> warnings = [.. found.Warnings.Select(Sides)];
            string length = units.Length(), kelvin = units.IsReduced ? "reduced" : "K";
            List<double>[] rows = [.. Enumerable.Range(0, 6).Select(_ => new List<double>())];
            for (int m = 0; m < found.Profiles.Count; m++)
            {
                MaterialProfile p = found.Profiles[m];
                for (int b = 0; b < p.Z.Length; b++)
                {
                    double[] row = [m + 1, p.Z[b], p.Temperature[b], p.Error[b], p.Count[b], p.Fitted[b] ? 1 : 0];
                    for (int k = 0; k < row.Length; k++) rows[k].Add(row[k]);
                }
            }
            string[] inputs = [result.GetRequiredValue(first), result.GetRequiredValue(second), result.GetRequiredValue(heat), .. result.GetValue(sheet) is { } s ? [s] : Array.Empty<string>()];
            ResultFiles files = where.Files(result, inputs);
            files.Table(["material", $"z_{length}", $"temperature_{kelvin}", "standard_error", "atoms", "fitted"], rows);
            string unit = Conductance.Unit(units);
            Conductance Of(ConductanceMethod method, Analysis.Statistics.Measured resistance) =>
                new(method, Analysis.Statistics.Measured.Ratio(new(1, 0, resistance.EffectiveSamples, ""), resistance, unit));
            Conductance extrapolated = Of(ConductanceMethod.Stationary, found.Resistance), direct = Of(ConductanceMethod.StationaryDirect, found.DirectResistance);
            Dictionary<string, object?> numbers = new()
            {
                ["resistance"] = found.Resistance,
                ["jump"] = found.Jump,
                ["jumpDirect"] = found.DirectJump,
                ["differenceBathToBath"] = found.DeviceDifference,
                ["resistanceBathToBath"] = found.DeviceResistance,
                ["flux"] = found.Flux,
                ["imbalance"] = found.Imbalance,
                ["conductivityFirst"] = found.LithiumConductivity,
                ["conductivitySecond"] = found.ElectrolyteConductivity,
                ["steady"] = found.IsSteady,
                ["crossSection"] = cell[0] * cell[1],
                ["length"] = cell[3] - cell[2],
            };
            Conductances.Add(numbers, extrapolated, direct);
            files.Numbers(numbers, warnings);
            files.Picture(Picture(found, units));
            output.WriteLine($"flux {found.Flux}; jump {found.Jump} extrapolated, {found.DirectJump} direct, {found.DeviceDifference} bath to bath");
            Conductances.Print(output, extrapolated, direct);
            foreach (string warning in warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }

    private static SvgCanvas Picture(InterfaceResistanceResult found, SiFactors units)
    {
        Plot plot = new() { Title = "Temperature across the stack", Subtitle = $"R = {found.Resistance}", XLabel = $"z / {units.LengthSign()}", YLabel = units.IsReduced ? "temperature" : "temperature / K", Id = "itr" };
        string[] colors = [Palette.Lithium, Palette.Sheet, Palette.Electrolyte];
        foreach (MaterialProfile p in found.Profiles)
        {
            (int color, string label) = p.Material switch { "lithium" => (0, "first"), "sheet" => (1, "sheet"), _ => (2, "second") };
            int[] shown = [.. Enumerable.Range(0, p.Z.Length).Where(b => p.Count[b] >= 0.02 * p.Count.Max())];
            plot.AddPoints([.. shown.Select(b => p.Z[b])], [.. shown.Select(b => p.Temperature[b])], [.. shown.Select(b => p.Error[b])], colors[color], label);
        }
        foreach (InterfaceSide side in found.Sides)
        {
            // Fits are told unwrapped; back into the cell.
            double shift = Math.Floor((side.Plane - found.BoxLo) / found.BoxLength) * found.BoxLength;
            foreach (FittedLine? line in new[] { side.LithiumFit, side.ElectrolyteFit })
                if (line is not null) plot.AddLine([line.ZFrom - shift, line.ZTo - shift, side.Plane - shift], [line.TFrom, line.TTo, line == side.LithiumFit ? side.LithiumTemperature : side.ElectrolyteTemperature], Palette.Ink, null, 1.2);
            plot.AddLine([side.Plane - shift, side.Plane - shift], [side.LithiumTemperature, side.ElectrolyteTemperature], Palette.Jump, null, 2.6);
        }
        return plot.Render();
    }

    // The analysis speaks of the materials of a battery stack.
    private static string Sides(string warning) => warning.Replace("lithium", "first material", StringComparison.Ordinal).Replace("electrolyte", "second material", StringComparison.Ordinal);
}
