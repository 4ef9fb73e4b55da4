using System.CommandLine;
using System.Globalization;
using PolyMD.Benchmarks.Cases;
using PolyMD.Benchmarks.Programs;
using PolyMD.Benchmarks.Reports;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Benchmarks.Commands;

/// <summary>scaling: cost per atom and peak memory from a thousand to a million atoms, one thread.</summary>
internal static class ScalingCommand
{
    /// <summary>Work of one point: atoms times steps. Small systems run longer, the largest a few steps.</summary>
    private const double AtomSteps = 2e6;

    public static Command Create()
    {
        BenchmarkOptions shared = new("scaling");
        Option<long> largest = new("--atoms") { Description = "largest system", DefaultValueFactory = _ => 1_100_000 };
        Option<string> precision = new("--precision") { Description = "double or mixed", DefaultValueFactory = _ => "double" };
        Command command = new("scaling", "cost per atom and peak memory from 10^3 to 10^6 atoms") { largest, precision };
        shared.AddTo(command);
        command.SetAction(result =>
        {
            string p = result.GetRequiredValue(precision);
            if (p is not ("double" or "mixed")) throw new PolyMDException($"--precision must be double or mixed, got '{p}'");
            Run(shared.Start(result), result.GetRequiredValue(largest), p);
        });
        return command;
    }

    private static void Run(BenchmarkSession session, long largest, string precision)
    {
        ResultFolder.PrintMachine(session.Machine);
        ResultFolder.WriteMachine(session.Output, [.. session.Machine, ("precision", precision), ("repeats", session.Repeats.ToString(CultureInfo.InvariantCulture))]);
        EngineProgram[] programs = [.. session.Lammps is { } lmp ? (EngineProgram[])[EngineProgram.Lammps(lmp, false, 1)] : [], EngineProgram.PolyMD(session.PolyMD, precision, 1)];
        List<TimedRun> runs = [];
        foreach (DeckCase deck in (DeckCase[])[CaseLibrary.Melt, CaseLibrary.Polymer])
        {
            if (session.Prepare(deck) is not { } folder) continue;
            foreach ((long atoms, IReadOnlyDictionary<string, string> size) in Sizes(deck).Where(s => s.Atoms <= largest))
            {
                int steps = (int)Math.Clamp(AtomSteps / (deck == CaseLibrary.Melt ? 1 : 8) / atoms, 3, 500);
                Dictionary<string, string> variables = new(size) { ["steps"] = Text(steps), ["warm"] = Text(Math.Min(20, steps)) };
                for (int repeat = 1; repeat <= session.Repeats; repeat++)
                {
                    runs.AddRange(programs.Select(p => BenchmarkSession.Time(p, deck, folder, variables, repeat)).OfType<TimedRun>());
                }
                Print(runs, deck.Name, runs[^1].Atoms);
                ResultFolder.WriteRuns(session.Output, runs);
                Draw(session, runs);
            }
        }
        Console.WriteLine($"written: {session.Output}");
    }

    private static IEnumerable<(long Atoms, IReadOnlyDictionary<string, string> Variables)> Sizes(DeckCase deck)
    {
        if (deck == CaseLibrary.Melt)
        {
            foreach (int n in (int[])[7, 14, 20, 30, 44, 63]) yield return (4L * n * n * n, new Dictionary<string, string> { ["nx"] = Text(n) });
            yield break;
        }
        // Copies of the relaxed melt of 1,337 atoms.
        foreach ((int x, int y, int z) in ((int, int, int)[])[(1, 1, 1), (2, 2, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4), (6, 6, 6), (9, 9, 9)])
        {
            yield return (1337L * x * y * z, new Dictionary<string, string> { ["nx"] = Text(x), ["ny"] = Text(y), ["nz"] = Text(z) });
        }
    }

    private static void Print(List<TimedRun> runs, string name, long atoms)
    {
        foreach (IGrouping<string, TimedRun> g in runs.Where(r => r.Case == name && r.Atoms == atoms).GroupBy(r => r.Program))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {name,-8} {atoms,8} atoms {g.Key,-7} {Cost(g, r => r.LoopSeconds):F3} us per atom and step, processor {Cost(g, r => r.LoopCpuSeconds):F3}; peak {Spread.Of(g.Select(r => r.PeakMegabytes)).Median:F0} MB"));
        }
    }

    private static double Cost(IEnumerable<TimedRun> runs, Func<TimedRun, double> seconds) => Spread.Of(runs.Select(r => 1e6 * seconds(r) / (r.Steps * (double)r.Atoms))).Median;

    private static void Draw(BenchmarkSession session, List<TimedRun> runs)
    {
        Plot cost = New("Cost per atom and step", "processor time / µs"), memory = New("Peak memory per atom", "resident set / kB");
        foreach (IGrouping<(string Case, string Program), TimedRun> series in runs.GroupBy(r => (r.Case, r.Program)))
        {
            IGrouping<long, TimedRun>[] points = [.. series.GroupBy(r => r.Atoms).OrderBy(g => g.Key)];
            double[] x = [.. points.Select(g => Math.Log10(g.Key))];
            string color = series.Key.Case == CaseLibrary.Melt.Name ? Palette.Lithium : Palette.Electrolyte, label = $"{series.Key.Case}, {series.Key.Program}";
            string? dash = series.Key.Program == "lammps" ? "5 4" : null;
            Add(cost, [.. points.Select(g => Cost(g, r => r.LoopCpuSeconds))]);
            Add(memory, [.. points.Select(g => Spread.Of(g.Select(r => r.PeakMegabytes)).Median * 1024 / g.Key)]);

            void Add(Plot plot, double[] y)
            {
                plot.AddLine(x, y, color, label, dash: dash);
                plot.AddPoints(x, y, new double[x.Length], color);
            }
        }
        cost.Render().Save(Path.Combine(session.Output, "cost.svg"));
        memory.Render().Save(Path.Combine(session.Output, "memory.svg"));

        Plot New(string title, string label) => new() { Title = title, Subtitle = session.MachineLine, XLabel = "log10 of the number of atoms", YLabel = label, YFromZero = true };
    }

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
}
