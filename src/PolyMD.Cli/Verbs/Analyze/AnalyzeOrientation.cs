using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze orientation: how molecules are turned, across the cell.</summary>
internal static class AnalyzeOrientation
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("orientation");
        Option<string> from = new("--from") { Description = "atoms at the tail of a molecule's vector, such as \"type 6\"", Required = true };
        Option<string> to = new("--to") { Description = "atoms at its head, such as \"type 7\"", Required = true };
        Option<string> axis = new("--axis") { Description = "x, y or z", DefaultValueFactory = _ => "z" };
        Option<int> bins = new("--bins") { Description = "number of slabs", DefaultValueFactory = _ => 50 };
        Command command = new("orientation", "orientation of molecules across the cell: mean cosine and order parameter P2") { from, to, axis, bins };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            if (result.GetValue(bins) < 1) throw new PolyMDException($"--bins must be at least 1, got {result.GetValue(bins)}");
            OrientationProfile analysis = new(AtomSelection.Parse(result.GetRequiredValue(from)), AtomSelection.Parse(result.GetRequiredValue(to)), trajectory.Axis(result, axis), result.GetValue(bins));
            using ITrajectory frames = trajectory.Open(result);
            OrientationProfileResult found = FrameAnalysis.Run(analysis, frames);
            double[] cos = [.. found.Cosine.Select(m => m.Value)], order = [.. found.Order.Select(m => m.Value)];
            ResultFiles files = new(trajectory, result);
            files.Table([$"position_{units.Length()}", "cosine", "error_cosine", "P2", "error_P2", "molecules"], [found.Position, cos, [.. found.Cosine.Select(m => m.StandardError)], order, [.. found.Order.Select(m => m.StandardError)], found.Occupation]);
            int[] seen = [.. Enumerable.Range(0, cos.Length).Where(k => found.Occupation[k] > 0)];
            double all = seen.Sum(k => found.Occupation[k]), mean = seen.Sum(k => found.Occupation[k] * order[k]) / all;
            files.Numbers(new Dictionary<string, object?> { ["meanP2"] = mean, ["molecules"] = found.Molecules, ["frames"] = found.Frames, ["axis"] = result.GetRequiredValue(axis) });
            Plot plot = new() { Title = $"Orientation from {result.GetRequiredValue(from)} to {result.GetRequiredValue(to)}", XLabel = $"{result.GetRequiredValue(axis)} / {units.LengthSign()}", YLabel = "⟨cos θ⟩, P₂", YFromZero = true, Id = "orientation" };
            plot.AddLine([.. seen.Select(k => found.Position[k])], [.. seen.Select(k => cos[k])], Palette.Lithium, "⟨cos θ⟩");
            plot.AddLine([.. seen.Select(k => found.Position[k])], [.. seen.Select(k => order[k])], Palette.Electrolyte, "P₂");
            files.Picture(plot.Render());
            output.WriteLine(FormattableString.Invariant($"{found.Molecules} molecules, {found.Frames} frames, mean P2 = {mean:F3}"));
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
