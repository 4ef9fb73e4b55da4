using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze density: number, mass and charge density across the cell.</summary>
internal static class AnalyzeDensity
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("density");
        Option<string> atoms = new("--atoms") { Description = "atoms that are counted, such as \"type 11\"", DefaultValueFactory = _ => "all" };
        Option<string> axis = new("--axis") { Description = "x, y or z", DefaultValueFactory = _ => "z" };
        Option<int> bins = new("--bins") { Description = "number of slabs", DefaultValueFactory = _ => 100 };
        Command command = new("density", "number, mass and charge density across the cell") { atoms, axis, bins };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            int along = trajectory.Axis(result, axis);
            if (result.GetValue(bins) < 1) throw new PolyMDException($"--bins must be at least 1, got {result.GetValue(bins)}");
            DensityProfile analysis = new(AtomSelection.Parse(result.GetRequiredValue(atoms)), along, result.GetValue(bins));
            using ITrajectory frames = trajectory.Open(result);
            DensityProfileResult found = FrameAnalysis.Run(analysis, frames);
            Units units = Units.Find(trajectory.Factors(result).Style)!;
            bool reduced = trajectory.Factors(result).IsReduced;
            List<string> headers = [reduced ? "position_sigma" : "position_A"];
            List<IReadOnlyList<double>> columns = [found.Position];
            void Add(string header, Measured[] values, double factor = 1)
            {
                if (values.Length == 0) return;
                headers.Add(header);
                headers.Add("error_" + header);
                columns.Add([.. values.Select(v => v.Value * factor)]);
                columns.Add([.. values.Select(v => v.StandardError * factor)]);
            }
            Add(reduced ? "number_per_sigma3" : "number_per_A3", found.Number);
            Add(reduced ? "mass_per_sigma3" : "mass_g_per_cm3", found.Mass, units.MassPerVolumeToDensity);
            Add(reduced ? "charge_per_sigma3" : "charge_e_per_A3", found.Charge);
            ResultFiles files = new(trajectory, result);
            files.Table(headers, columns);
            double mean = found.Number.Average(v => v.Value);
            files.Numbers(new Dictionary<string, object?> { ["meanNumberDensity"] = mean, ["frames"] = found.Frames, ["axis"] = result.GetRequiredValue(axis) });
            int shown = found.Mass.Length > 0 ? 3 : 1;
            Plot plot = new() { Title = result.GetRequiredValue(atoms), XLabel = headers[0].Replace('_', '/'), YLabel = headers[shown].Replace('_', ' '), YFromZero = true, Id = "density" };
            plot.AddBand(found.Position, [.. columns[shown].Zip(columns[shown + 1], (v, e) => v - e)], [.. columns[shown].Zip(columns[shown + 1], (v, e) => v + e)], Palette.Lithium, "± one standard error");
            plot.AddLine(found.Position, [.. columns[shown]], Palette.Lithium);
            files.Picture(plot.Render());
            output.WriteLine(FormattableString.Invariant($"{found.Frames} frames, mean number density {mean:G6} per {(reduced ? "sigma3" : "A3")}"));
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
