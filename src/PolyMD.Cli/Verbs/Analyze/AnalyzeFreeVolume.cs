using System.CommandLine;
using System.Globalization;
using PolyMD.Analysis;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze freevolume: room for spherical probes between the atoms.</summary>
internal static class AnalyzeFreeVolume
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("freevolume");
        Option<string> atoms = new("--atoms") { Description = "atoms that take room", DefaultValueFactory = _ => "all" };
        Option<string[]> radii = new("--radii") { Description = "radius of each atom type as type:radius, such as 1:1.7 2:1.2", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<double[]> probes = new("--probes") { Description = "radii of probes, ascending", DefaultValueFactory = _ => [0, 0.5, 1, 1.5], AllowMultipleArgumentsPerToken = true };
        Option<double> grid = new("--grid") { Description = "largest distance of grid points", DefaultValueFactory = _ => 0.5 };
        Command command = new("freevolume", "free volume: share of the cell in which probes of given radii fit between the atoms") { atoms, radii, probes, grid };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            if (!(result.GetValue(grid) > 0)) throw new PolyMDException($"--grid must be positive, got {result.GetValue(grid)}");
            FreeVolume analysis = new(AtomSelection.Parse(result.GetRequiredValue(atoms)), Radii(result.GetRequiredValue(radii)), result.GetRequiredValue(probes), result.GetValue(grid));
            using ITrajectory frames = trajectory.Open(result);
            FreeVolumeResult found = FrameAnalysis.Run(analysis, frames);
            double[] s = [.. found.Share.Select(m => m.Value)], e = [.. found.Share.Select(m => m.StandardError)];
            ResultFiles files = new(trajectory, result);
            files.Table([$"probe_{units.Length()}", "share", "standard_error"], [found.Probe, s, e]);
            Dictionary<string, object?> numbers = new() { ["volume"] = found.Volume, ["frames"] = found.Frames, ["grid"] = result.GetValue(grid) };
            for (int k = 0; k < s.Length; k++)
            {
                string probe = found.Probe[k].ToString("G6", CultureInfo.InvariantCulture);
                numbers["probe" + probe] = found.Share[k];
                output.WriteLine($"probe {probe}: {found.Share[k].Format()} of the cell");
            }
            files.Numbers(numbers);
            Plot plot = new() { Title = "Free volume", XLabel = $"radius of the probe / {units.LengthSign()}", YLabel = "share of the cell", YFromZero = true, Id = "freevolume" };
            plot.AddLine(found.Probe, s, Palette.Lithium);
            plot.AddPoints(found.Probe, s, e, Palette.Lithium);
            files.Picture(plot.Render());
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }

    internal static Dictionary<int, double> Radii(string[] words)
    {
        Dictionary<int, double> radii = [];
        foreach (string word in words)
        {
            string[] parts = word.Split(':');
            if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int type) || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double radius))
                throw new PolyMDException($"--radii must be type:radius, such as 1:1.7; got '{word}'");
            if (!radii.TryAdd(type, radius)) throw new PolyMDException($"--radii gives type {type} twice");
        }
        return radii;
    }
}
