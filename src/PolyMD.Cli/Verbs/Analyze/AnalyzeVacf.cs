using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze vacf: velocity autocorrelation and the Green–Kubo diffusion coefficient or conductivity, checked against the MSD.</summary>
internal static class AnalyzeVacf
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("vacf");
        Option<string> atoms = new("--atoms") { Description = "atoms, such as \"type 11\"; for the conductivity all ions, every atom of them", Required = true };
        Option<int> lags = new("--lags") { Description = "longest lag in frames; only that much of the trajectory is kept", DefaultValueFactory = _ => 500 };
        Option<double?> from = new("--plateau-from") { Description = "begin of the stretch over which the running integral is averaged; default: where the correlation has fallen below 2 % for good" };
        Option<double?> to = new("--plateau-to") { Description = "its end; default: twice the begin" };
        Option<double?> temperature = new("--temperature") { Description = "temperature, K (reduced in lj): the conductivity from the charge current instead of the diffusion coefficient" };
        Option<string?> reference = new("--reference") { Description = "atoms whose centre of mass is held still, such as \"all\"; default: the frame of the cell" };
        Command command = new("vacf", "velocity autocorrelation; Green-Kubo diffusion coefficient (with the MSD's beside it) or conductivity") { atoms, lags, from, to, temperature, reference };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            if (result.GetValue(lags) < 2) throw new PolyMDException($"--lags must be at least 2, got {result.GetValue(lags)}");
            if (result.GetValue(temperature) is { } t && !(t > 0)) throw new PolyMDException($"--temperature must be positive, got {t}");
            AtomSelection selection = AtomSelection.Parse(result.GetRequiredValue(atoms));
            AtomSelection? still = result.GetValue(reference) is { } r ? AtomSelection.Parse(r) : null;
            bool current = result.GetValue(temperature) is not null;
            GreenKubo analysis = new(selection, result.GetValue(lags), units, result.GetValue(temperature), still, trajectory.Step(result));
            using (ITrajectory frames = trajectory.Open(result)) FrameAnalysis.Feed(analysis, frames);
            GreenKuboResult found = analysis.Result(result.GetValue(from), result.GetValue(to));
            string time = units.Time(), what = current ? "conductivity" : "D", unit = current ? "S_per_cm" : "cm2_per_s";
            if (units.IsReduced) unit = "reduced";
            List<string> warnings = [.. found.Warnings];
            Dictionary<string, object?> numbers = new()
            {
                [current ? "conductivity" : "diffusionCoefficient"] = found.Plateau,
                ["plateauStart"] = found.PlateauStart,
                ["plateauEnd"] = found.PlateauEnd,
                ["timeUnit"] = time,
                ["atoms"] = found.Atoms,
                ["frames"] = found.Frames,
                ["referenceFrame"] = result.GetValue(reference) ?? "cell",
            };
            output.WriteLine(FormattableString.Invariant($"{what} = {found.Plateau} (Green-Kubo, plateau {found.PlateauStart:G4} to {found.PlateauEnd:G4} {time})"));
            if (!current) CrossCheck(trajectory, result, selection, still, units, found, numbers, warnings, output);
            ResultFiles files = new(trajectory, result);
            files.Table([$"lag_{time}", "correlation", "standard_error", $"running_integral_{unit}", $"error_running_integral_{unit}"],
                [found.Lag, found.Correlation.Values(), found.Correlation.Errors(), found.Running.Values(), found.Running.Errors()]);
            files.Numbers(numbers, warnings);
            double scale = found.Running.Max(m => Math.Abs(m.Value));
            double[] running = [.. found.Running.Select(m => m.Value / scale)], error = [.. found.Running.Select(m => m.StandardError / scale)];
            Plot plot = new() { Title = $"{(current ? "Current" : "Velocity")} autocorrelation of {result.GetRequiredValue(atoms)}", Subtitle = FormattableString.Invariant($"running integral in units of {scale:G4} {unit.Replace("_per_", "/", StringComparison.Ordinal)}"), XLabel = $"time / {time}", YLabel = "correlation, running integral", Id = "vacf" };
            plot.AddShade(found.PlateauStart, found.PlateauEnd, Palette.Cold, "plateau");
            plot.AddBand(found.Lag, [.. running.Zip(error, (v, e) => v - e)], [.. running.Zip(error, (v, e) => v + e)], Palette.Electrolyte);
            plot.AddLine(found.Lag, found.Correlation.Values(), Palette.Lithium, "C(t)/C(0)");
            plot.AddLine(found.Lag, running, Palette.Electrolyte, "running integral");
            files.Picture(plot.Render());
            foreach (string warning in warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }

    // The same quantity from the displacements of the same trajectory, where it has paths.
    private static void CrossCheck(TrajectoryArguments trajectory, ParseResult result, AtomSelection atoms, AtomSelection? still, SiFactors units, GreenKuboResult found, Dictionary<string, object?> numbers, List<string> warnings, TextWriter output)
    {
        using ITrajectory frames = trajectory.Open(result);
        MsdCurve curve;
        try
        {
            curve = FrameAnalysis.Run(new MeanSquaredDisplacement(atoms, trajectory.Step(result), still), frames);
        }
        catch (PolyMDException e)
        {
            warnings.Add("no cross-check by displacements: " + e.Message);
            return;
        }
        DiffusionResult fit = DiffusionFit.Fit(curve, units);
        numbers["fromDisplacements"] = fit.Coefficient;
        numbers["fromDisplacementsBeta"] = fit.Beta;
        output.WriteLine("displacements: " + fit);
        if (!fit.IsDiffusive) return;
        double difference = found.Plateau.Value - fit.Coefficient.Value, error = Math.Sqrt(found.Plateau.StandardError * found.Plateau.StandardError + fit.Coefficient.StandardError * fit.Coefficient.StandardError);
        numbers["differenceInStandardErrors"] = difference / error;
        if (Math.Abs(difference) > 3 * error) warnings.Add(FormattableString.Invariant($"Green-Kubo and displacements differ by {Math.Abs(difference / error):F1} standard errors: frames may be too far apart for velocities, or the plateau is not reached"));
    }
}
