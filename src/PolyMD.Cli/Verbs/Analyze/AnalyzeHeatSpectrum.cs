using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Spectra;
using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze heat-spectrum: heat current across a contact by frequency.</summary>
internal static class AnalyzeHeatSpectrum
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("heat-spectrum");
        Option<string> a = new("--from") { Description = "atoms of the side that the heat is counted from, within reach of the contact", Required = true };
        Option<string> b = new("--to") { Description = "atoms of the other side", Required = true };
        Option<int> segment = new("--segment") { Description = "frames of a segment: the resolution is about 1 / (segment × time between frames); only that much of the trajectory is kept", DefaultValueFactory = _ => 512 };
        Option<double?> area = new("--area") { Description = "area of the contacts between the two sides together, in square length units of the deck: fluxes instead of powers" };
        Option<double?> difference = new("--difference") { Description = "difference of temperature across the contact, K (reduced in lj), with --area: conductances instead of fluxes" };
        Command command = new("heat-spectrum", "heat current across a contact by frequency, from velocities and the forces between its two sides (compute force/contact/atom)") { a, b, segment, area, difference };
        trajectory.AddTo(command);
        command.Options.Add(trajectory.Force);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            foreach (Option<double?> o in (Option<double?>[])[area, difference]) if (result.GetValue(o) is { } v && !(v > 0)) throw new PolyMDException($"{o.Name} must be positive, got {v}");
            if (result.GetValue(difference) is not null && result.GetValue(area) is null) throw new PolyMDException("--difference needs --area");
            using ITrajectory frames = trajectory.Open(result);
            SpectralHeatCurrentResult found = FrameAnalysis.Run(new SpectralHeatCurrent(AtomSelection.Parse(result.GetRequiredValue(a)), AtomSelection.Parse(result.GetRequiredValue(b)), SpectralArguments.Segment(result, segment), trajectory.Step(result)), frames);
            (double terahertz, string per) = SpectralArguments.Frequency(units);
            double scale = units.Energy / units.Time;
            string what = "power", unit = "W";
            if (result.GetValue(area) is { } size) (scale, what, unit) = (scale / (size * units.Length * units.Length), "flux", "W/m2");
            if (result.GetValue(difference) is { } kelvin) (scale, what, unit) = (scale / kelvin, "conductance", "W/m2K");
            if (units.IsReduced) unit = "";
            string column = $"{what}_{(units.IsReduced ? "reduced" : unit.Replace("/", "_per_", StringComparison.Ordinal))}";
            // A deck power per deck frequency is divided by THz per deck frequency.
            double density = scale / terahertz;
            double[] frequency = [.. found.Frequency.Select(f => f * terahertz)];
            ResultFiles files = new(trajectory, result);
            files.Table([$"frequency_{per}", $"{column}_per_{per}", "standard_error", "x", "y", "z", $"cumulative_{column}", "error_cumulative"],
                [frequency, found.Spectrum.Values(density), found.Spectrum.Errors(density), found.X.Values(density), found.Y.Values(density), found.Z.Values(density), found.Cumulative.Values(scale), found.Cumulative.Errors(scale)]);
            Measured whole = found.Power.Scale(scale, unit), direct = found.Direct.Scale(scale, unit);
            files.Numbers(new Dictionary<string, object?>
            {
                [what] = whole,
                [what + "Direct"] = direct,
                ["segments"] = found.Segments,
                ["frames"] = found.Frames,
                ["resolution"] = frequency[1],
                ["highestFrequency"] = frequency[^1],
                ["frequencyUnit"] = per,
            }, found.Warnings);
            Plot plot = new() { Title = $"Heat from {result.GetRequiredValue(a)} to {result.GetRequiredValue(b)}", Subtitle = $"whole: {whole}", XLabel = $"frequency / {per.Replace('_', ' ')}", YLabel = $"{what} per {per.Replace('_', ' ')} / {(unit.Length > 0 ? unit : "reduced")}", Id = "heat-spectrum" };
            double[] q = found.Spectrum.Values(density), e = found.Spectrum.Errors(density);
            plot.AddBand(frequency, [.. q.Zip(e, (v, d) => v - d)], [.. q.Zip(e, (v, d) => v + d)], Palette.Lithium, "± one standard error");
            plot.AddLine(frequency, q, Palette.Lithium);
            files.Picture(plot.Render());
            output.WriteLine($"{what} {whole} by the spectrum, {direct} by force times velocity");
            foreach (string warning in found.Warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
