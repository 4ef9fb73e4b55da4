using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze speciation: free ions, solvent-separated pairs, contact pairs, aggregates, clusters.</summary>
internal static class AnalyzeSpeciation
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("speciation");
        Option<string> cations = new("--cations") { Description = "atoms of the cations, such as \"type 11\"", Required = true };
        Option<string> anions = new("--anions") { Description = "coordinating atoms of the anions, such as \"type 6 7\"; an anion is a molecule", Required = true };
        ShellCutoff cutoff = new();
        Option<double?> outer = new("--outer-cutoff") { Description = "largest distance of a solvent-separated pair (second minimum of g(r)); default: such pairs count as free" };
        Command command = new("speciation", "free ions, solvent-separated pairs, contact pairs, aggregates; clusters and their populations") { cations, anions, cutoff.Option, outer };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            AtomSelection cation = AtomSelection.Parse(result.GetRequiredValue(cations)), anion = AtomSelection.Parse(result.GetRequiredValue(anions));
            double distance = cutoff.Find(trajectory, result, cation, anion, false, output);
            using ITrajectory frames = trajectory.Open(result);
            IonSpeciationResult found = FrameAnalysis.Run(new IonSpeciation(cation, anion, distance, result.GetValue(outer)), frames);
            ResultFiles files = new(trajectory, result);
            files.Table(["cations", "anions", "clusters_per_frame", "standard_error", "share_of_cations"],
                [[.. found.Clusters.Select(c => (double)c.Cations)], [.. found.Clusters.Select(c => (double)c.Anions)], [.. found.Clusters.Select(c => c.Population.Value)], [.. found.Clusters.Select(c => c.Population.StandardError)], [.. found.Clusters.Select(c => c.Cations * c.Population.Value / found.Cations)]]);
            files.Numbers(new Dictionary<string, object?>
            {
                ["free"] = found.Free,
                ["solventSeparated"] = found.SolventSeparated,
                ["contactPair"] = found.ContactPair,
                ["aggregate"] = found.Aggregate,
                ["freeAnions"] = found.FreeAnions,
                ["largestCluster"] = found.LargestCluster,
                ["cutoff"] = distance,
                ["outerCutoff"] = result.GetValue(outer),
                ["cations"] = found.Cations,
                ["anions"] = found.Anions,
                ["frames"] = found.Frames,
            });
            BarChart plot = new() { Title = "States of the cations", XLabel = "share of cations", Id = "speciation" };
            (string Name, Measured Share)[] states = [("free", found.Free), ("solvent-separated", found.SolventSeparated), ("contact pair", found.ContactPair), ("aggregate", found.Aggregate)];
            foreach ((string name, Measured state) in states) plot.Add(name, state.Value, state.StandardError, state.Format(), Palette.Lithium);
            files.Picture(plot.Render());
            output.WriteLine($"free {found.Free}, solvent-separated {found.SolventSeparated}, contact pairs {found.ContactPair}, aggregates {found.Aggregate} of {found.Cations} cations; free anions {found.FreeAnions} of {found.Anions}");
            foreach (IonCluster c in found.Clusters) output.WriteLine($"  {c.Cations} cations + {c.Anions} anions: {c.Population} per frame");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
