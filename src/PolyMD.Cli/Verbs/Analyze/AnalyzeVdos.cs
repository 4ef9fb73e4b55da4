using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze vdos: vibrational density of states, per axis.</summary>
internal static class AnalyzeVdos
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("vdos");
        Option<string> atoms = new("--atoms") { Description = "atoms, such as \"type 1\"", DefaultValueFactory = _ => "all" };
        Option<int> lags = new("--lags") { Description = "lags that are transformed: the resolution is about 1 / (lags × time between frames); default: a quarter of the frames", DefaultValueFactory = _ => 0 };
        Option<int> points = new("--points") { Description = "number of frequencies", DefaultValueFactory = _ => 500 };
        Command command = new("vdos", "vibrational density of states from velocities, per axis and in total") { atoms, lags, points };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            if (result.GetValue(points) < 2) throw new PolyMDException($"--points must be at least 2, got {result.GetValue(points)}");
            using ITrajectory frames = trajectory.Open(result);
            VacfCurve curve = FrameAnalysis.Run(new VelocityAutocorrelation(AtomSelection.Parse(result.GetRequiredValue(atoms)), trajectory.Step(result)), frames);
            int used = result.GetValue(lags) > 0 ? result.GetValue(lags) : Math.Max(2, curve.Lag.Length / 4);
            (double[] frequency, double[] total) = curve.DensityOfStates(curve.Total, used, result.GetValue(points));
            double[] x = curve.DensityOfStates(curve.X, used, frequency.Length).Density, y = curve.DensityOfStates(curve.Y, used, frequency.Length).Density, z = curve.DensityOfStates(curve.Z, used, frequency.Length).Density;
            // Cycles per deck time to THz, and its inverse for the density.
            double terahertz = units.IsReduced ? 1 : 1e-12 / units.Time;
            string unit = units.IsReduced ? "per_tau" : "THz";
            frequency = [.. frequency.Select(f => f * terahertz)];
            double[] Scaled(double[] g) => [.. g.Select(v => v / terahertz)];
            ResultFiles files = new(trajectory, result);
            files.Table([$"frequency_{unit}", "total", "x", "y", "z"], [frequency, Scaled(total), Scaled(x), Scaled(y), Scaled(z)]);
            files.Numbers(new Dictionary<string, object?> { ["atoms"] = curve.Atoms, ["frames"] = curve.Lag.Length, ["lags"] = used, ["resolution"] = terahertz / (used * curve.Lag[1]), ["highestFrequency"] = frequency[^1], ["unit"] = unit });
            Plot plot = new() { Title = $"Vibrational density of states of {result.GetRequiredValue(atoms)}", XLabel = $"frequency / {unit.Replace('_', ' ')}", YLabel = "density of states (integral 1)", YFromZero = true, Id = "vdos" };
            double[][] curves = [Scaled(total), Scaled(x), Scaled(y), Scaled(z)];
            string[] labels = ["total", "x", "y", "z"];
            for (int k = 0; k < 4; k++) plot.AddLine(frequency, curves[k], Palette.Series[k % Palette.Series.Count], labels[k], k == 0 ? 2 : 1.2);
            files.Picture(plot.Render());
            output.WriteLine(FormattableString.Invariant($"{curve.Atoms} atoms, {curve.Lag.Length} frames; resolution {terahertz / (used * curve.Lag[1]):G3} {unit.Replace('_', ' ')}, highest frequency {frequency[^1]:G4}"));
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
