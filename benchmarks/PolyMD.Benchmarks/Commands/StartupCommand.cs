using System.CommandLine;
using System.Globalization;
using PolyMD.Benchmarks.Cases;
using PolyMD.Benchmarks.Programs;
using PolyMD.Benchmarks.Reports;
using PolyMD.Model;

namespace PolyMD.Benchmarks.Commands;

/// <summary>startup: how long the published program takes to say what it can, and to end the first step of a small deck.</summary>
internal static class StartupCommand
{
    public static Command Create()
    {
        BenchmarkOptions shared = new("startup");
        Command command = new("startup", "wall time of polymd --help and of a first step of about 2,000 atoms");
        shared.AddTo(command);
        command.SetAction(result => Run(shared.Start(result)));
        return command;
    }

    private static void Run(BenchmarkSession session)
    {
        ResultFolder.PrintMachine(session.Machine);
        ResultFolder.WriteMachine(session.Output, session.Machine);
        List<object[]> rows = [];
        Measure("polymd --help", () => ProgramRunner.Run(session.PolyMD, ["--help"], session.Output));
        // Eight cells of four atoms a side are 2,048 atoms; the relaxed polymer melt has 1,337, with bonds and PPPM.
        foreach ((DeckCase deck, string size) in ((DeckCase, string)[])[(CaseLibrary.Melt, "8"), (CaseLibrary.Polymer, "1")])
        {
            if (session.Prepare(deck) is not { } folder) continue;
            Dictionary<string, string> variables = new() { ["nx"] = size, ["ny"] = size, ["nz"] = size, ["warm"] = "0", ["steps"] = "1" };
            Measure($"{deck.Name}: first step, polymd", () => EngineProgram.PolyMD(session.PolyMD, "double", 1).Run(folder, deck.Deck, variables));
            if (session.Lammps is { } lmp) Measure($"{deck.Name}: first step, lammps", () => EngineProgram.Lammps(lmp, false, 1).Run(folder, deck.Deck, variables));
        }
        ResultFolder.WriteCsv(session.Output, "startup.csv", ["what", "wall_s", "wall_least_s", "wall_most_s", "cpu_s"], rows);
        Console.WriteLine($"written: {session.Output}");

        void Measure(string what, Func<ProgramRun> run)
        {
            ProgramRun[] runs = [.. Enumerable.Range(0, session.Repeats).Select(_ => run())];
            if (Array.Find(runs, r => r.ExitCode != 0) is { } failed) throw new PolyMDException($"{what} failed:\n{failed.Tail}");
            Spread wall = Spread.Of(runs.Select(r => r.Wall)), cpu = Spread.Of(runs.Select(r => r.Cpu));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-30} wall {wall} s, processor {cpu} s, peak {Spread.Of(runs.Select(r => r.PeakMegabytes)).Median:F0} MB"));
            rows.Add([what, wall.Median, wall.Least, wall.Most, cpu.Median]);
        }
    }
}
