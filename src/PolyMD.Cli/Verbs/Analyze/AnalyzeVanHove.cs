using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze vanhove: van Hove functions and the non-Gaussian parameter.</summary>
internal static class AnalyzeVanHove
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("vanhove");
        Option<string> atoms = new("--atoms") { Description = "atoms to follow, such as \"type 11\"", Required = true };
        Option<string?> partners = new("--partners") { Description = "atoms of the distinct part; default: no distinct part" };
        Option<int[]> lags = new("--lags") { Description = "lags in frames, ascending", DefaultValueFactory = _ => [1, 10, 100], AllowMultipleArgumentsPerToken = true };
        Option<double> reach = new("--cutoff") { Description = "largest distance", DefaultValueFactory = _ => 10 };
        Option<int> bins = new("--bins") { Description = "number of bins", DefaultValueFactory = _ => 100 };
        Option<string?> reference = new("--reference") { Description = "atoms whose centre of mass is held still; default: the frame of the cell" };
        Command command = new("vanhove", "van Hove functions (self and distinct), non-Gaussian parameter") { atoms, partners, lags, reach, bins, reference };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            if (!(result.GetValue(reach) > 0)) throw new PolyMDException($"--cutoff must be positive, got {result.GetValue(reach)}");
            if (result.GetValue(bins) < 2) throw new PolyMDException($"--bins must be at least 2, got {result.GetValue(bins)}");
            VanHove analysis = new(AtomSelection.Parse(result.GetRequiredValue(atoms)), result.GetRequiredValue(lags), result.GetValue(reach), result.GetValue(bins),
                result.GetValue(partners) is { } p ? AtomSelection.Parse(p) : null, result.GetValue(reference) is { } r ? AtomSelection.Parse(r) : null, trajectory.Step(result));
            using ITrajectory frames = trajectory.Open(result);
            VanHoveResult found = FrameAnalysis.Run(analysis, frames);
            string time = units.Time(), length = units.Length();
            List<string> headers = [$"r_{length}"];
            List<IReadOnlyList<double>> columns = [found.R];
            Dictionary<string, object?> numbers = new() { ["timeUnit"] = time, ["lengthUnit"] = length, ["atoms"] = found.Atoms, ["frames"] = found.Frames, ["referenceFrame"] = result.GetValue(reference) ?? "cell" };
            Plot plot = new() { Title = $"Displacements of {result.GetRequiredValue(atoms)}", XLabel = $"r / {units.LengthSign()}", YLabel = $"4πr²G(r,t) / {units.LengthSign()}⁻¹", YFromZero = true, Id = "vanhove" };
            for (int l = 0; l < found.Lag.Length; l++)
            {
                string at = FormattableString.Invariant($"{found.Lag[l]:G6}_{time}");
                headers.AddRange([$"self_{at}_per_{length}", $"error_self_{at}_per_{length}"]);
                columns.AddRange([[.. found.Self[l].Select(m => m.Value)], [.. found.Self[l].Select(m => m.StandardError)]]);
                if (found.Distinct.Length > 0)
                {
                    headers.AddRange([$"distinct_{at}", $"error_distinct_{at}"]);
                    columns.AddRange([[.. found.Distinct[l].Select(m => m.Value)], [.. found.Distinct[l].Select(m => m.StandardError)]]);
                }
                numbers[FormattableString.Invariant($"{found.Lag[l]:G6}.meanSquareDisplacement")] = found.MeanSquare[l] with { Unit = length + "2" };
                numbers[FormattableString.Invariant($"{found.Lag[l]:G6}.nonGaussian")] = found.NonGaussian[l];
                plot.AddLine(found.R, [.. found.Self[l].Select(m => m.Value)], Palette.Series[l % Palette.Series.Count], FormattableString.Invariant($"{found.Lag[l]:G4} {time}"));
                output.WriteLine(FormattableString.Invariant($"lag {found.Lag[l]:G6} {time}: <r2> = {found.MeanSquare[l].Format()} {length}2, non-Gaussian parameter {found.NonGaussian[l].Format()}"));
            }
            ResultFiles files = new(trajectory, result);
            files.Table(headers, columns);
            files.Numbers(numbers);
            files.Picture(plot.Render());
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
