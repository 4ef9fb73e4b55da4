using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze residence: how long pairs stay together, intermittently and continuously.</summary>
internal static class AnalyzeResidence
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("residence");
        Option<string> centers = new("--centers") { Description = "central atoms, such as \"type 11\"", Required = true };
        Option<string> partners = new("--partners") { Description = "their partners, such as \"type 3\"", Required = true };
        ShellCutoff cutoff = new();
        Option<int> lags = new("--lags") { Description = "longest lag in frames", DefaultValueFactory = _ => 500 };
        Option<bool> between = new("--between-molecules") { Description = "leave out partners of the centre's own molecule" };
        Command command = new("residence", "residence times of contacts from their intermittent and continuous correlation") { centers, partners, cutoff.Option, lags, between };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            if (result.GetValue(lags) < 1) throw new PolyMDException($"--lags must be at least 1, got {result.GetValue(lags)}");
            AtomSelection center = AtomSelection.Parse(result.GetRequiredValue(centers)), partner = AtomSelection.Parse(result.GetRequiredValue(partners));
            double distance = cutoff.Find(trajectory, result, center, partner, result.GetValue(between), output);
            using ITrajectory frames = trajectory.Open(result);
            ContactLifetimeResult found = FrameAnalysis.Run(new ContactLifetime(center, partner, distance, result.GetValue(lags), result.GetValue(between), trajectory.Step(result)), frames);
            string time = units.Time();
            double[] c = [.. found.Intermittent.Select(m => m.Value)], s = [.. found.Continuous.Select(m => m.Value)];
            ResultFiles files = new(trajectory, result);
            files.Table([$"lag_{time}", "intermittent", "error_intermittent", "continuous", "error_continuous"], [found.Lag, c, [.. found.Intermittent.Select(m => m.StandardError)], s, [.. found.Continuous.Select(m => m.StandardError)]]);
            files.Numbers(new Dictionary<string, object?>
            {
                ["intermittentTime"] = found.IntermittentTime with { Unit = time },
                ["continuousTime"] = found.ContinuousTime with { Unit = time },
                ["chance"] = found.Chance,
                ["contacts"] = found.Contacts,
                ["cutoff"] = distance,
                ["frames"] = found.Frames,
            }, found.Warnings);
            Plot plot = new() { Title = $"{partner.Text} about {center.Text}", XLabel = $"time / {time}", YLabel = "share of contacts that last", YFromZero = true, Id = "residence" };
            plot.AddLine(found.Lag, c, Palette.Lithium, "intermittent");
            plot.AddLine(found.Lag, s, Palette.Electrolyte, "continuous");
            files.Picture(plot.Render());
            output.WriteLine($"residence time: intermittent {found.IntermittentTime.Format()} {time}, continuous {found.ContinuousTime.Format()} {time} (1/e; {found.Contacts.Format()} contacts per frame)");
            foreach (string warning in found.Warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
