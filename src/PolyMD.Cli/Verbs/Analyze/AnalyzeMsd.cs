using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze msd: mean squared displacement, its exponent and the diffusion coefficient with its regime.</summary>
internal static class AnalyzeMsd
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("msd");
        Option<string> atoms = new("--atoms") { Description = "atoms to follow, such as \"type 11\"", Required = true };
        Option<string?> reference = new("--reference") { Description = "atoms whose centre of mass is held still, such as \"all\" (removes drift); default: the frame of the cell" };
        Option<double?> start = new("--window-start") { Description = "start of the fit in the time unit; default: found where the motion is diffusive" };
        Option<double?> end = new("--window-end") { Description = "end of the fit; default: 0.4 of the trajectory" };
        Command command = new("msd", "mean squared displacement over all origins, d ln MSD / d ln t, diffusion coefficient by generalised least squares") { atoms, reference, start, end };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            AtomSelection? still = result.GetValue(reference) is { } r ? AtomSelection.Parse(r) : null;
            MeanSquaredDisplacement analysis = new(AtomSelection.Parse(result.GetRequiredValue(atoms)), trajectory.Step(result), still);
            using ITrajectory frames = trajectory.Open(result);
            MsdCurve curve = FrameAnalysis.Run(analysis, frames);
            DiffusionResult fit = DiffusionFit.Fit(curve, units, new DiffusionSettings { WindowStart = result.GetValue(start), WindowEnd = result.GetValue(end) });
            string length = units.IsReduced ? "sigma2" : "A2", time = units.Style switch { "real" => "fs", "metal" => "ps", _ => "tau" };
            ResultFiles files = new(trajectory, result);
            files.Table([$"lag_{time}", $"msd_{length}", $"standard_error_{length}", "beta"], [curve.Lag, curve.Msd, curve.StandardError, curve.Beta()]);
            files.Numbers(new Dictionary<string, object?>
            {
                ["diffusionCoefficient"] = fit.Coefficient,
                ["beta"] = fit.Beta,
                ["isDiffusive"] = fit.IsDiffusive,
                ["windowStart"] = fit.WindowStart,
                ["windowEnd"] = fit.WindowEnd,
                ["timeUnit"] = time,
                ["rootMeanSquareDisplacement"] = fit.RootMeanSquareDisplacement,
                ["atoms"] = curve.Atoms,
                ["frames"] = curve.Frames,
                ["referenceFrame"] = result.GetValue(reference) ?? "cell",
            }, fit.Warnings);
            files.Picture(TransportPlots.Msd(result.GetRequiredValue(atoms), curve, fit, units.Style == "real" ? "ps" : time, units.Style == "real" ? 1e-3 : 1));
            output.WriteLine(fit);
            foreach (string warning in fit.Warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
