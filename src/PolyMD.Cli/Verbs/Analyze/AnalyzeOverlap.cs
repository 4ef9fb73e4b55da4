using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Spectra;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze overlap: vibrational densities of states of layers, per axis, and how well they match.</summary>
internal static class AnalyzeOverlap
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("overlap");
        Option<string[]> layers = new("--layers") { Description = "name=atoms of each layer, such as \"Li=type 1 and z > 40\" \"sheet=type 2\"", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<int> segment = new("--segment") { Description = "frames of a segment: the resolution is about 1 / (segment × time between frames); only that much of the trajectory is kept", DefaultValueFactory = _ => 512 };
        Command command = new("overlap", "vibrational densities of states of layers, per axis, with errors, and their overlap") { layers, segment };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            NamedSelection[] named = [.. result.GetRequiredValue(layers).Select(t => NamedSelection.Parse(t, nameRequired: true))];
            using ITrajectory frames = trajectory.Open(result);
            VibrationalSpectraResult found = FrameAnalysis.Run(new VibrationalSpectra(named, SpectralArguments.Segment(result, segment), trajectory.Step(result)), frames);
            (double terahertz, string unit) = SpectralArguments.Frequency(units);
            double[] frequency = [.. found.Frequency.Select(f => f * terahertz)];
            List<string> headers = [$"frequency_{unit}"];
            List<IReadOnlyList<double>> columns = [frequency];
            foreach (LayerSpectrum layer in found.Layers)
            {
                foreach ((string axis, var g) in new[] { ("total", layer.Total), ("x", layer.X), ("y", layer.Y), ("z", layer.Z) })
                {
                    headers.AddRange([$"{layer.Name}_{axis}_per_{unit}", $"error_{layer.Name}_{axis}"]);
                    columns.AddRange([g.Values(1 / terahertz), g.Errors(1 / terahertz)]);
                }
            }
            ResultFiles files = new(trajectory, result);
            files.Table(headers, columns);
            Dictionary<string, object?> numbers = new() { ["frames"] = found.Frames, ["segments"] = found.Segments, ["resolution"] = frequency[1], ["highestFrequency"] = frequency[^1], ["unit"] = unit };
            foreach (LayerSpectrum layer in found.Layers) numbers[$"{layer.Name}.atoms"] = layer.Atoms;
            List<string> warnings = [];
            if (found.Segments < 8) warnings.Add($"only {found.Segments} segments: the noise of the densities makes overlaps too small; take shorter segments or more frames");
            foreach (SpectrumOverlap o in found.Overlaps)
            {
                numbers[$"{o.First}-{o.Second}.{o.Axis}.common"] = o.Common;
                numbers[$"{o.First}-{o.Second}.{o.Axis}.cosine"] = o.Cosine;
                output.WriteLine($"{o.First} - {o.Second}, {o.Axis}: overlap {o.Common} (integral of the smaller), {o.Cosine} (cosine)");
            }
            files.Numbers(numbers, warnings);
            Plot plot = new() { Title = "Vibrational densities of states", XLabel = $"frequency / {unit.Replace('_', ' ')}", YLabel = "density of states (integral 1)", YFromZero = true, Id = "overlap" };
            for (int l = 0; l < found.Layers.Count; l++)
            {
                double[] g = found.Layers[l].Total.Values(1 / terahertz), e = found.Layers[l].Total.Errors(1 / terahertz);
                string color = Palette.Series[l % Palette.Series.Count];
                plot.AddBand(frequency, [.. g.Zip(e, (v, d) => v - d)], [.. g.Zip(e, (v, d) => v + d)], color);
                plot.AddLine(frequency, g, color, found.Layers[l].Name);
            }
            files.Picture(plot.Render());
            foreach (string warning in warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
