using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze conductivity: collective and Nernst–Einstein conductivity, Onsager matrix, transference numbers.</summary>
internal static class AnalyzeConductivity
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("conductivity");
        Option<string[]> species = new("--species") { Description = "an ion as name=atoms, such as \"Li=type 11\" or \"TFSI=type 6:10\" (grouped by molecule); repeat for each ion", Required = true, Arity = ArgumentArity.OneOrMore };
        Option<double> temperature = new("--temperature") { Description = "temperature, K (reduced in lj)", Required = true };
        Option<string?> reference = new("--reference") { Description = "atoms whose centre of mass is held still, such as the solvent: the frame of the transference numbers; default: the frame of the cell" };
        Option<int> segments = new("--segments") { Description = "parts of the trajectory from whose spread the errors come", DefaultValueFactory = _ => 5 };
        Option<double> from = new("--window-from") { Description = "start of the fit as a share of a segment", DefaultValueFactory = _ => 0.1 };
        Option<double> to = new("--window-to") { Description = "end of the fit as a share of a segment", DefaultValueFactory = _ => 0.4 };
        Command command = new("conductivity", "ionic conductivity (collective and Nernst-Einstein), Onsager matrix, transference numbers") { species, temperature, reference, segments, from, to };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            (double start, double end) = (result.GetValue(from), result.GetValue(to));
            if (!(result.GetValue(temperature) > 0)) throw new PolyMDException($"--temperature must be positive, got {result.GetValue(temperature)}");
            if (result.GetValue(segments) < 3) throw new PolyMDException($"--segments must be at least 3, got {result.GetValue(segments)}");
            if (!(start > 0 && start < end && end <= 1)) throw new PolyMDException($"the window must satisfy 0 < from < to <= 1, got {start} and {end}");
            IonSpecies[] ions = [.. result.GetRequiredValue(species).Select(t => NamedSelection.Parse(t, nameRequired: true)).Select(n => new IonSpecies(n.Name, n.Atoms))];
            AtomSelection? still = result.GetValue(reference) is { } r ? AtomSelection.Parse(r) : null;
            IonicConductivity analysis = new(ions, result.GetValue(temperature), units, still, trajectory.Step(result), result.GetValue(segments), start, end);
            using ITrajectory frames = trajectory.Open(result);
            ConductivityResult found = FrameAnalysis.Run(analysis, frames);
            int n = ions.Length;
            (int A, int B)[] pairs = [.. Enumerable.Range(0, n).SelectMany(a => Enumerable.Range(0, n), (a, b) => (a, b)).Where(p => p.a <= p.b)];
            string unit = units.IsReduced ? "reduced" : "S_per_cm";
            ResultFiles files = new(trajectory, result);
            files.Table(["species_a", "species_b", $"sigma_{unit}", $"standard_error_{unit}"],
                [[.. pairs.Select(p => p.A + 1.0)], [.. pairs.Select(p => p.B + 1.0)], [.. pairs.Select(p => found.Onsager[p.A, p.B].Value)], [.. pairs.Select(p => found.Onsager[p.A, p.B].StandardError)]]);
            Dictionary<string, object?> numbers = new()
            {
                ["collective"] = found.Collective,
                ["nernstEinstein"] = found.NernstEinstein,
                ["ionicity"] = found.Ionicity,
                ["beta"] = found.Beta,
                ["windowStart"] = found.WindowStart,
                ["windowEnd"] = found.WindowEnd,
                ["segments"] = found.Segments,
                ["referenceFrame"] = result.GetValue(reference) ?? "cell",
            };
            numbers["havenRatio"] = found.HavenRatio;
            for (int a = 0; a < n; a++)
            {
                numbers[$"transference.{found.Species[a]}"] = found.Transference[a];
                numbers[$"selfPart.{found.Species[a]}"] = found.SelfPart[a];
            }
            files.Numbers(numbers, found.Warnings);
            Plot plot = new() { Title = "Onsager matrix", Subtitle = string.Join(", ", found.Species.Select((s, k) => $"{k + 1} {s}")), XLabel = "pair " + string.Join(", ", pairs.Select((p, k) => $"{k + 1}: {p.A + 1}-{p.B + 1}")), YLabel = $"sigma / {unit.Replace('_', ' ')}", YFromZero = true, Id = "conductivity" };
            plot.AddPoints([.. pairs.Select((_, k) => k + 1.0)], [.. pairs.Select(p => found.Onsager[p.A, p.B].Value)], [.. pairs.Select(p => found.Onsager[p.A, p.B].StandardError)], Palette.Lithium, radius: 5);
            files.Picture(plot.Render());
            output.WriteLine($"collective     {found.Collective}   (beta = {found.Beta.Format()}, window {found.WindowStart:G4} to {found.WindowEnd:G4})");
            output.WriteLine($"Nernst-Einstein {found.NernstEinstein}");
            output.WriteLine($"ionicity       {found.Ionicity.Format()}   (Haven ratio {found.HavenRatio.Format()})");
            for (int a = 0; a < n; a++) output.WriteLine($"t({found.Species[a]}) = {found.Transference[a].Format()}   ({found.Counts[a]} ions of charge {found.Charges[a]:G4}; frame: {result.GetValue(reference) ?? "cell"})");
            foreach (string warning in found.Warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
