using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze potential: charge density, field and potential across the cell.</summary>
internal static class AnalyzePotential
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("potential");
        Option<string> atoms = new("--atoms") { Description = "charges that count; all of them for the potential of the system", DefaultValueFactory = _ => "all" };
        Option<string> axis = new("--axis") { Description = "x, y or z", DefaultValueFactory = _ => "z" };
        Option<int> bins = new("--bins") { Description = "number of slabs", DefaultValueFactory = _ => 200 };
        Option<string?> ends = new("--ends") { Description = "periodic: the same potential at both ends; vacuum: no field below; default: what the cell is" };
        Command command = new("potential", "charge density, electric field and potential across the cell by Poisson's equation") { atoms, axis, bins, ends };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            if (result.GetValue(bins) < 1) throw new PolyMDException($"--bins must be at least 1, got {result.GetValue(bins)}");
            bool? periodic = result.GetValue(ends) switch { null => null, "periodic" => true, "vacuum" => false, string other => throw new PolyMDException($"--ends must be periodic or vacuum, got '{other}'") };
            PotentialProfile analysis = new(AtomSelection.Parse(result.GetRequiredValue(atoms)), trajectory.Axis(result, axis), result.GetValue(bins), units, periodic);
            using ITrajectory frames = trajectory.Open(result);
            PotentialProfileResult found = FrameAnalysis.Run(analysis, frames);
            string length = units.Length(), volt = units.IsReduced ? "reduced" : "V", field = units.IsReduced ? "reduced" : "V_per_A", density = units.IsReduced ? "per_sigma3" : "e_per_A3";
            double[] Above(Func<PolyMD.Analysis.Statistics.Measured, double> of) => [.. found.ChargeDensity.Select(of), double.NaN];
            double[] phi = [.. found.Potential.Select(m => m.Value)], error = [.. found.Potential.Select(m => m.StandardError)];
            ResultFiles files = new(trajectory, result);
            files.Table([$"face_{length}", $"charge_above_{density}", $"error_charge_{density}", $"field_{field}", $"error_field_{field}", $"potential_{volt}", $"error_potential_{volt}"],
                [found.Face, Above(m => m.Value), Above(m => m.StandardError), [.. found.Field.Select(m => m.Value)], [.. found.Field.Select(m => m.StandardError)], phi, error]);
            int low = Array.IndexOf(phi, phi.Min()), high = Array.IndexOf(phi, phi.Max());
            files.Numbers(new Dictionary<string, object?> { ["lowest"] = found.Potential[low], ["lowestAt"] = found.Face[low], ["highest"] = found.Potential[high], ["highestAt"] = found.Face[high], ["acrossCell"] = found.Potential[^1], ["ends"] = found.IsPeriodic ? "periodic" : "vacuum", ["frames"] = found.Frames });
            Plot plot = new() { Title = "Electrostatic potential", Subtitle = found.IsPeriodic ? "the same at both ends" : "no field below the cell", XLabel = $"{result.GetRequiredValue(axis)} / {units.LengthSign()}", YLabel = $"potential / {volt}", Id = "potential" };
            plot.AddBand(found.Face, [.. phi.Zip(error, (v, d) => v - d)], [.. phi.Zip(error, (v, d) => v + d)], Palette.Lithium, "± one standard error");
            plot.AddLine(found.Face, phi, Palette.Lithium);
            files.Picture(plot.Render());
            output.WriteLine(FormattableString.Invariant($"potential between {found.Potential[low].Format()} at {found.Face[low]:G5} and {found.Potential[high].Format()} at {found.Face[high]:G5} {length}, {found.Potential[^1].Format()} across the cell ({volt}; {(found.IsPeriodic ? "periodic" : "vacuum")} ends)"));
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
