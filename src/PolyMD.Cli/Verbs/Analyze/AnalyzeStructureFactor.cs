using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze sq: static structure factor from the wave vectors of the cell.</summary>
internal static class AnalyzeStructureFactor
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("sq");
        Option<string> atoms = new("--atoms") { Description = "atoms, such as \"type 11\"", DefaultValueFactory = _ => "all" };
        Option<string?> partners = new("--partners") { Description = "second kind of atoms, for a partial structure factor; default: that of the first" };
        Option<double> largest = new("--largest-q") { Description = "largest wave vector, inverse length", DefaultValueFactory = _ => 6 };
        Option<int> shells = new("--shells") { Description = "number of shells of |q|", DefaultValueFactory = _ => 120 };
        Option<int> vectors = new("--vectors") { Description = "most wave vectors taken in a shell", DefaultValueFactory = _ => 100 };
        Command command = new("sq", "static structure factor S(q) from the wave vectors of the cell, total or partial") { atoms, partners, largest, shells, vectors, trajectory.Threads };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            if (!(result.GetValue(largest) > 0)) throw new PolyMDException($"--largest-q must be positive, got {result.GetValue(largest)}");
            foreach (Option<int> option in (Option<int>[])[shells, vectors]) if (result.GetValue(option) < 1) throw new PolyMDException($"{option.Name} must be at least 1, got {result.GetValue(option)}");
            StructureFactor analysis = new(AtomSelection.Parse(result.GetRequiredValue(atoms)), result.GetValue(largest), result.GetValue(shells), result.GetValue(partners) is { } p ? AtomSelection.Parse(p) : null, result.GetValue(vectors)) { Threads = trajectory.ThreadCount(result) };
            using ITrajectory frames = trajectory.Open(result);
            StructureFactorResult found = FrameAnalysis.Run(analysis, frames);
            double[] s = [.. found.S.Select(m => m.Value)], e = [.. found.S.Select(m => m.StandardError)];
            ResultFiles files = new(trajectory, result);
            files.Table([$"q_per_{units.Length()}", "S", "standard_error", "vectors"], [found.Q, s, e, [.. found.Vectors.Select(v => (double)v)]]);
            int top = Array.IndexOf(s, s.Max());
            files.Numbers(new Dictionary<string, object?> { ["highestPeak"] = found.S[top], ["highestPeakPosition"] = found.Q[top], ["smallestQ"] = found.Q[0], ["atSmallestQ"] = found.S[0], ["unit"] = "1/" + units.Length(), ["frames"] = found.Frames });
            Plot plot = new() { Title = $"S(q) of {result.GetRequiredValue(atoms)}{(result.GetValue(partners) is { } other ? " with " + other : "")}", XLabel = $"q / {units.LengthSign()}⁻¹", YLabel = "S(q)", YFromZero = true, Id = "sq" };
            plot.AddBand(found.Q, [.. s.Zip(e, (v, d) => v - d)], [.. s.Zip(e, (v, d) => v + d)], Palette.Lithium, "± one standard error");
            plot.AddLine(found.Q, s, Palette.Lithium);
            files.Picture(plot.Render());
            output.WriteLine(FormattableString.Invariant($"highest S = {found.S[top].Format()} at q = {found.Q[top]:F3} 1/{units.Length()}; S({found.Q[0]:F3}) = {found.S[0].Format()}; {found.Frames} frames"));
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
