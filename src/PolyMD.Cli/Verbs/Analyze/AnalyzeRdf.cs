using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze rdf: g(r) with running coordination number and first shell.</summary>
internal static class AnalyzeRdf
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("rdf");
        Option<string> centers = new("--centers") { Description = "central atoms, such as \"type 11\"", Required = true };
        Option<string> partners = new("--partners") { Description = "their neighbours, such as \"type 3 9\"", Required = true };
        Option<double> cutoff = new("--cutoff") { Description = "largest distance", DefaultValueFactory = _ => 10 };
        Option<int> bins = new("--bins") { Description = "number of bins", DefaultValueFactory = _ => 200 };
        Option<bool> between = new("--between-molecules") { Description = "leave out pairs of the same molecule" };
        Command command = new("rdf", "radial distribution function g(r), running coordination number, first shell") { centers, partners, cutoff, bins, between };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            if (!(result.GetValue(cutoff) > 0)) throw new PolyMDException($"--cutoff must be positive, got {result.GetValue(cutoff)}");
            if (result.GetValue(bins) < 2) throw new PolyMDException($"--bins must be at least 2, got {result.GetValue(bins)}");
            RadialDistribution analysis = new(AtomSelection.Parse(result.GetRequiredValue(centers)), AtomSelection.Parse(result.GetRequiredValue(partners)), result.GetValue(cutoff), result.GetValue(bins), result.GetValue(between));
            using ITrajectory frames = trajectory.Open(result);
            RdfCurve curve = FrameAnalysis.Run(analysis, frames);
            bool reduced = trajectory.Factors(result).IsReduced;
            string length = reduced ? "sigma" : "A";
            (Measured peak, Measured height, Measured minimum, Measured floor, Measured neighbours) = analysis.FirstShell(length);
            ResultFiles files = new(trajectory, result);
            files.Table([$"r_{length}", "g", "error_g", "coordination", "error_coordination"], [curve.R, curve.G, curve.ErrorG, curve.Coordination, curve.ErrorCoordination]);
            files.Numbers(new Dictionary<string, object?>
            {
                ["firstPeak"] = peak,
                ["firstPeakHeight"] = height,
                ["firstMinimum"] = minimum,
                ["firstMinimumHeight"] = floor,
                ["coordinationNumber"] = neighbours,
                ["lengthUnit"] = length,
            });
            string label = $"{result.GetRequiredValue(centers)} – {result.GetRequiredValue(partners)}";
            files.Picture(TransportPlots.Rdf(label, [(label, curve)], result.GetValue(cutoff), "rdf"));
            output.WriteLine($"first peak {peak} (g = {height.Format()}), first minimum {minimum} (g = {floor.Format()}), {neighbours.Format()} neighbours within");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
