using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze layers: diffusion along layers of the cell, and how long atoms stay in them.</summary>
internal static class AnalyzeLayers
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("layers");
        Option<string> atoms = new("--atoms") { Description = "atoms to follow, such as \"type 11\"", Required = true };
        Option<double[]> edges = new("--edges") { Description = "ascending positions of the faces between layers, such as 10 20 60 70", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<string> axis = new("--axis") { Description = "normal of the layers: x, y or z", DefaultValueFactory = _ => "z" };
        Option<int> lags = new("--lags") { Description = "longest lag in frames", DefaultValueFactory = _ => 100 };
        Option<double> from = new("--window-from") { Description = "start of the fit as a share of the longest lag", DefaultValueFactory = _ => 0.3 };
        Option<double> to = new("--window-to") { Description = "end of the fit as a share of the longest lag", DefaultValueFactory = _ => 1.0 };
        Option<string?> reference = new("--reference") { Description = "atoms whose centre of mass is held still; default: the frame of the cell" };
        Command command = new("layers", "diffusion along layers of the atoms that stay in them, and their survival probability") { atoms, edges, axis, lags, from, to, reference };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            int along = trajectory.Axis(result, axis);
            if (result.GetValue(lags) < 5) throw new PolyMDException($"--lags must be at least 5, got {result.GetValue(lags)}");
            if (!(result.GetValue(from) > 0 && result.GetValue(from) < result.GetValue(to) && result.GetValue(to) <= 1)) throw new PolyMDException($"the window must satisfy 0 < from < to <= 1, got {result.GetValue(from)} and {result.GetValue(to)}");
            LayerDiffusion analysis = new(AtomSelection.Parse(result.GetRequiredValue(atoms)), along, result.GetRequiredValue(edges), result.GetValue(lags), units, result.GetValue(reference) is { } r ? AtomSelection.Parse(r) : null, trajectory.Step(result));
            using ITrajectory frames = trajectory.Open(result);
            FrameAnalysis.Feed(analysis, frames);
            LayerDiffusionResult found = analysis.Result(result.GetValue(from), result.GetValue(to));
            string time = units.Time(), length = units.Length();
            List<string> headers = [$"lag_{time}"];
            List<IReadOnlyList<double>> columns = [found.Lag];
            Dictionary<string, object?> numbers = new() { ["timeUnit"] = time, ["atoms"] = found.Atoms, ["frames"] = found.Frames, ["referenceFrame"] = result.GetValue(reference) ?? "cell" };
            Plot plot = new() { Title = $"Motion along layers: {result.GetRequiredValue(atoms)}", XLabel = $"time / {time}", YLabel = $"squared displacement along the layer / {units.LengthSign()}²", YFromZero = true, Id = "layers" };
            for (int l = 0; l < found.Layers.Length; l++)
            {
                LayerMotion layer = found.Layers[l];
                headers.AddRange([$"msd_layer{l + 1}_{length}2", $"error_msd_layer{l + 1}_{length}2", $"stay_layer{l + 1}", $"error_stay_layer{l + 1}"]);
                columns.AddRange([[.. layer.Msd.Select(m => m.Value)], [.. layer.Msd.Select(m => m.StandardError)], [.. layer.Stay.Select(m => m.Value)], [.. layer.Stay.Select(m => m.StandardError)]]);
                numbers[$"layer{l + 1}.from"] = layer.From;
                numbers[$"layer{l + 1}.to"] = layer.To;
                numbers[$"layer{l + 1}.diffusionCoefficient"] = layer.Coefficient;
                numbers[$"layer{l + 1}.apparentDiffusionCoefficient"] = layer.Apparent;
                numbers[$"layer{l + 1}.beta"] = layer.Beta;
                numbers[$"layer{l + 1}.stayAtLongestLag"] = layer.Stay[^1];
                plot.AddLine(found.Lag, [.. layer.Msd.Select(m => m.Value)], Palette.Series[l % Palette.Series.Count], FormattableString.Invariant($"{layer.From:G4} to {layer.To:G4} {units.LengthSign()}"));
                output.WriteLine(FormattableString.Invariant($"{layer.From:G6} to {layer.To:G6}: ") + (layer.Coefficient.IsKnown ? $"D = {layer.Coefficient}" : $"no diffusion coefficient: not diffusive; apparent value {layer.Apparent}") + $" (beta = {layer.Beta.Format()}, window {layer.Beta.Window} {time}; {layer.Stay[^1].Format()} stay)");
            }
            ResultFiles files = new(trajectory, result);
            files.Table(headers, columns);
            files.Numbers(numbers, found.Warnings);
            files.Picture(plot.Render());
            foreach (string warning in found.Warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
