using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze msd: mean squared displacements, their exponents and diffusion coefficients with their regime, per species and axis.</summary>
internal static class AnalyzeMsd
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("msd");
        Option<string[]> atoms = new("--atoms") { Description = "atoms to follow, such as \"type 11\" or, named, \"Li=type 11\"; repeat for several species", Required = true, Arity = ArgumentArity.OneOrMore };
        Option<string[]> axes = new("--axes") { Description = "axes of the displacement, such as xyz, z or xy; repeat for several", DefaultValueFactory = _ => ["xyz"], Arity = ArgumentArity.OneOrMore };
        Option<string?> reference = new("--reference") { Description = "atoms whose centre of mass is held still, such as \"all\", the polymer or the solvent (removes drift); default: the frame of the cell" };
        Option<double?> start = new("--window-start") { Description = "start of the fit in the time unit; default: found where the motion is diffusive" };
        Option<double?> end = new("--window-end") { Description = "end of the fit; default: 0.4 of the trajectory" };
        Option<double?> temperature = new("--temperature") { Description = "temperature, K (reduced in lj), for the finite-size correction" };
        Option<double?> viscosity = new("--viscosity") { Description = "shear viscosity, mPa s (reduced in lj): with --temperature adds the finite-size correction of Yeh and Hummer (cubic cells)" };
        Command command = new("msd", "mean squared displacement over all origins, d ln MSD / d ln t, diffusion coefficient by generalised least squares, per species and axis") { atoms, axes, reference, start, end, temperature, viscosity, trajectory.Threads };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            AtomSelection? still = result.GetValue(reference) is { } r ? AtomSelection.Parse(r) : null;
            NamedSelection[] species = [.. result.GetRequiredValue(atoms).Select(a => NamedSelection.Parse(a))];
            string[] along = result.GetRequiredValue(axes);
            bool corrects = result.GetValue(viscosity) is not null;
            if (corrects && !(result.GetValue(viscosity) > 0)) throw new PolyMDException($"--viscosity must be positive, got {result.GetValue(viscosity)}");
            if (corrects && !(result.GetValue(temperature) > 0)) throw new PolyMDException("--viscosity needs a positive --temperature: the finite-size correction is proportional to kT");
            if (corrects && along.Any(a => a.Length != 3)) throw new PolyMDException("the finite-size correction holds for --axes xyz only");
            MeanSquaredDisplacement[] analyses = [.. species.Select(s => new MeanSquaredDisplacement(s.Atoms, trajectory.Step(result), still) { Threads = trajectory.ThreadCount(result) })];
            using ITrajectory frames = trajectory.Open(result);
            FrameAnalysis.Feed(new AnalysisGroup<MsdCurve>(analyses), frames);
            string length = units.IsReduced ? "sigma2" : "A2", time = units.Time(), frame = result.GetValue(reference) ?? "cell";
            List<string> headers = [], warnings = [];
            List<IReadOnlyList<double>> columns = [];
            Dictionary<string, object?> numbers = new() { ["timeUnit"] = time, ["referenceFrame"] = frame };
            List<(string Label, MsdCurve Curve, DiffusionResult Fit)> found = [];
            bool single = species.Length == 1 && along.Length == 1;
            for (int s = 0; s < species.Length; s++)
            {
                foreach (string axis in along)
                {
                    MsdCurve curve = analyses[s].Result(axis);
                    DiffusionResult fit = DiffusionFit.Fit(curve, units, new DiffusionSettings { WindowStart = result.GetValue(start), WindowEnd = result.GetValue(end) });
                    string label = species[s].Name + (along.Length > 1 ? " " + axis : ""), suffix = single ? "" : "_" + label.Replace(' ', '_'), prefix = single ? "" : label.Replace(' ', '.') + ".";
                    if (headers.Count == 0)
                    {
                        headers.Add($"lag_{time}");
                        columns.Add(curve.Lag);
                    }
                    headers.AddRange([$"msd{suffix}_{length}", $"standard_error{suffix}_{length}", $"beta{suffix}"]);
                    columns.AddRange([curve.Msd, curve.StandardError, curve.Beta()]);
                    numbers[prefix + "diffusionCoefficient"] = fit.Coefficient;
                    numbers[prefix + "apparentDiffusionCoefficient"] = fit.Apparent;
                    numbers[prefix + "beta"] = fit.Beta;
                    numbers[prefix + "isDiffusive"] = fit.IsDiffusive;
                    numbers[prefix + "windowStart"] = fit.WindowStart;
                    numbers[prefix + "windowEnd"] = fit.WindowEnd;
                    numbers[prefix + "rootMeanSquareDisplacement"] = fit.RootMeanSquareDisplacement;
                    numbers[prefix + "atoms"] = curve.Atoms;
                    numbers["frames"] = curve.Frames;
                    string name = single ? "" : label + ": ";
                    output.WriteLine(name + fit);
                    if (corrects && fit.IsDiffusive)
                    {
                        double addition = FiniteSizeCorrection.Of(analyses[s].MeanBox, result.GetValue(temperature)!.Value, result.GetValue(viscosity)!.Value * (units.IsReduced ? 1 : 1e-3), units);
                        Measured corrected = FiniteSizeCorrection.Apply(fit.Coefficient, addition);
                        numbers[prefix + "finiteSizeCorrected"] = corrected;
                        output.WriteLine($"{name}D = {corrected} after the finite-size correction of {addition.ToString("G3", System.Globalization.CultureInfo.InvariantCulture)}");
                    }
                    warnings.AddRange(fit.Warnings.Select(w => name + w));
                    found.Add((label, curve, fit));
                }
            }
            ResultFiles files = new(trajectory, result);
            files.Table(headers, columns);
            files.Numbers(numbers, warnings);
            (string shown, double factor) = units.Style == "real" ? ("ps", 1e-3) : (time, 1);
            files.Picture(single ? TransportPlots.Msd(species[0].Name, found[0].Curve, found[0].Fit, shown, factor) : Together(found, shown, factor, length));
            foreach (string warning in warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }

    private static SvgCanvas Together(List<(string Label, MsdCurve Curve, DiffusionResult Fit)> found, string time, double factor, string length)
    {
        Plot plot = new() { Title = "Mean squared displacements", Subtitle = "dashed: fits in their windows", XLabel = $"time / {time}", YLabel = $"mean squared displacement / {(length == "A2" ? "Å²" : "σ²")}", YFromZero = true, Id = "msd" };
        for (int k = 0; k < found.Count; k++)
        {
            (string label, MsdCurve curve, DiffusionResult fit) = found[k];
            string color = Palette.Series[k % Palette.Series.Count];
            int shown = curve.Lag.Count(t => t <= 1.25 * fit.WindowEnd);
            plot.AddLine([.. curve.Lag.Take(shown).Select(t => t * factor)], curve.Msd[..shown], color, label);
            plot.AddLine([fit.WindowStart * factor, fit.WindowEnd * factor], [fit.Slope * fit.WindowStart + fit.Intercept, fit.Slope * fit.WindowEnd + fit.Intercept], color, null, 1.4, "6 4");
        }
        return plot.Render();
    }
}
