using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze coordination: how many neighbours centres have within a cutoff, as a distribution.</summary>
internal static class AnalyzeCoordination
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("coordination");
        Option<string> centers = new("--centers") { Description = "central atoms, such as \"type 11\"", Required = true };
        Option<string> partners = new("--partners") { Description = "atoms that are counted, such as \"type 3 9\"", Required = true };
        ShellCutoff cutoff = new();
        Option<bool> between = new("--between-molecules") { Description = "leave out partners of the centre's own molecule" };
        Command command = new("coordination", "distribution of coordination numbers within a cutoff") { centers, partners, cutoff.Option, between };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            AtomSelection center = AtomSelection.Parse(result.GetRequiredValue(centers)), partner = AtomSelection.Parse(result.GetRequiredValue(partners));
            double distance = cutoff.Find(trajectory, result, center, partner, result.GetValue(between), output);
            CoordinationNumbers analysis = new(center, partner, distance, result.GetValue(between));
            using ITrajectory frames = trajectory.Open(result);
            CoordinationResult found = FrameAnalysis.Run(analysis, frames);
            double[] n = [.. Enumerable.Range(0, found.Shares.Length).Select(k => (double)k)], share = [.. found.Shares.Select(s => s.Value)], error = [.. found.Shares.Select(s => s.StandardError)];
            ResultFiles files = new(trajectory, result);
            files.Table(["neighbours", "share", "standard_error"], [n, share, error]);
            files.Numbers(new Dictionary<string, object?> { ["mean"] = found.Mean, ["cutoff"] = distance, ["frames"] = found.Frames, ["centers"] = found.Centers });
            Plot plot = new() { Title = $"{result.GetRequiredValue(partners)} around {result.GetRequiredValue(centers)}", XLabel = "neighbours", YLabel = "share of centres", YFromZero = true, Id = "coordination" };
            plot.AddLine(n, share, Palette.Lithium);
            plot.AddPoints(n, share, error, Palette.Lithium);
            files.Picture(plot.Render());
            output.WriteLine($"{found.Mean} neighbours per centre ({found.Centers} centres, {found.Frames} frames)");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
