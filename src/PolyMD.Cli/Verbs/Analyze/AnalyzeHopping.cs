using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze hopping: ions along chains, between chains and carried by them.</summary>
internal static class AnalyzeHopping
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("hopping");
        Option<string> ions = new("--ions") { Description = "ions, such as \"type 11\"", Required = true };
        Option<string> hosts = new("--hosts") { Description = "polymer atoms that coordinate, such as \"type 3\"; a chain is a molecule", Required = true };
        ShellCutoff cutoff = new();
        Option<int> persist = new("--persist") { Description = "frames that a new shell must last to count as a hop", DefaultValueFactory = _ => 2 };
        Option<int> stretch = new("--stretch") { Description = "frames over which displacements are shared out among the mechanisms", DefaultValueFactory = _ => 50 };
        Option<string?> reference = new("--reference") { Description = "atoms whose centre of mass is held still; default: the frame of the cell" };
        Command command = new("hopping", "hops of ions along a chain and between chains with their rates, and motion with the chain") { ions, hosts, cutoff.Option, persist, stretch, reference };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            if (result.GetValue(persist) < 1) throw new PolyMDException($"--persist must be at least 1, got {result.GetValue(persist)}");
            if (result.GetValue(stretch) < 1) throw new PolyMDException($"--stretch must be at least 1, got {result.GetValue(stretch)}");
            AtomSelection ion = AtomSelection.Parse(result.GetRequiredValue(ions)), host = AtomSelection.Parse(result.GetRequiredValue(hosts));
            double distance = cutoff.Find(trajectory, result, ion, host, false, output);
            ChainHopping analysis = new(ion, host, distance, result.GetValue(persist), result.GetValue(stretch), result.GetValue(reference) is { } r ? AtomSelection.Parse(r) : null, trajectory.Step(result));
            using ITrajectory frames = trajectory.Open(result);
            ChainHoppingResult found = FrameAnalysis.Run(analysis, frames);
            string time = units.Time(), length2 = units.Length() + "2";
            StretchKind[] kinds = [found.Vehicular, found.Along, found.Between];
            string[] names = ["vehicular", "along", "between"];
            ResultFiles files = new(trajectory, result);
            files.Table(["mechanism", "share_of_stretches", "error_share", $"mean_square_{length2}", $"error_mean_square_{length2}", "share_of_motion", "error_share_of_motion"],
                [[1, 2, 3], [.. kinds.Select(k => k.Share.Value)], [.. kinds.Select(k => k.Share.StandardError)], [.. kinds.Select(k => k.MeanSquare.Value)], [.. kinds.Select(k => k.MeanSquare.StandardError)], [.. kinds.Select(k => k.ShareOfMotion.Value)], [.. kinds.Select(k => k.ShareOfMotion.StandardError)]]);
            Dictionary<string, object?> numbers = new()
            {
                ["mechanisms"] = names,
                ["alongRate"] = found.AlongRate with { Unit = "1/" + time },
                ["betweenRate"] = found.BetweenRate with { Unit = "1/" + time },
                ["alongHops"] = found.AlongHops,
                ["betweenHops"] = found.BetweenHops,
                ["bound"] = found.Bound,
                ["stretch"] = found.Stretch,
                ["cutoff"] = distance,
                ["ions"] = found.Ions,
                ["frames"] = found.Frames,
                ["referenceFrame"] = result.GetValue(reference) ?? "cell",
            };
            for (int k = 0; k < 3; k++)
            {
                numbers[names[k] + ".shareOfStretches"] = kinds[k].Share;
                numbers[names[k] + ".meanSquare"] = kinds[k].MeanSquare with { Unit = length2 };
                numbers[names[k] + ".shareOfMotion"] = kinds[k].ShareOfMotion;
            }
            files.Numbers(numbers, found.Warnings);
            BarChart plot = new() { Title = "How the ions move", XLabel = "share of squared displacement", Id = "hopping" };
            string[] labels = ["with the chain", "along it", "between chains"];
            for (int k = 0; k < 3; k++) plot.Add(labels[k], kinds[k].ShareOfMotion.Value, kinds[k].ShareOfMotion.StandardError, kinds[k].ShareOfMotion.Format(), Palette.Lithium);
            files.Picture(plot.Render());
            output.WriteLine($"hops along a chain: {found.AlongRate.Format()} per ion and {time} ({found.AlongHops}); between chains: {found.BetweenRate.Format()} ({found.BetweenHops}); {found.Bound.Format()} of the ions bound");
            for (int k = 0; k < 3; k++) output.WriteLine($"  {names[k]}: {kinds[k].Share.Format()} of stretches of {found.Stretch:G6} {time}, mean square {kinds[k].MeanSquare.Format()} {length2}, {kinds[k].ShareOfMotion.Format()} of the motion");
            foreach (string warning in found.Warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
