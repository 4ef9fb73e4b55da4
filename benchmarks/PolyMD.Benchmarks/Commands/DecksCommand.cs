using System.CommandLine;
using System.Globalization;
using PolyMD.Benchmarks.Cases;
using PolyMD.Benchmarks.Programs;
using PolyMD.Benchmarks.Reports;
using PolyMD.Model;

namespace PolyMD.Benchmarks.Commands;

/// <summary>decks: whole decks by turns in LAMMPS and in PolyMD.</summary>
internal static class DecksCommand
{
    public static Command Create()
    {
        BenchmarkOptions shared = new("decks");
        Argument<string[]> cases = new("case") { Description = $"cases (default: all): {string.Join(' ', CaseLibrary.All.Select(c => c.Name))}", Arity = ArgumentArity.ZeroOrMore };
        Option<int?> steps = new("--steps") { Description = "timed steps (default: those of the case)" };
        Option<string> precision = new("--precision") { Description = "double, mixed or both", DefaultValueFactory = _ => "both" };
        Option<int[]> threads = new("--threads") { Description = "threads of PolyMD against as many ranks of LAMMPS", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1, 2] };
        Command command = new("decks", "time whole decks by turns in LAMMPS and in PolyMD") { cases, steps, precision, threads };
        shared.AddTo(command);
        command.SetAction(result =>
        {
            string[] precisions = result.GetRequiredValue(precision) switch
            {
                "both" => ["double", "mixed"],
                "double" or "mixed" => [result.GetRequiredValue(precision)],
                string other => throw new PolyMDException($"--precision must be double, mixed or both, got '{other}'"),
            };
            int[] counts = [.. result.GetRequiredValue(threads).Distinct().Order()];
            if (counts.Any(n => n < 1)) throw new PolyMDException("--threads must be at least 1");
            if (result.GetValue(steps) < 1) throw new PolyMDException("--steps must be at least 1");
            string[] names = result.GetValue(cases) ?? [];
            DeckCase[] chosen = names.Length == 0 ? [.. CaseLibrary.All] : [.. names.Select(CaseLibrary.Find)];
            Run(shared.Start(result), chosen, precisions, counts, result.GetValue(steps));
        });
        return command;
    }

    private static void Run(BenchmarkSession session, DeckCase[] cases, string[] precisions, int[] threads, int? steps)
    {
        List<(string Name, string Value)> settings =
        [
            .. session.Machine, ("repeats", session.Repeats.ToString(CultureInfo.InvariantCulture)),
            ("steps", steps?.ToString(CultureInfo.InvariantCulture) ?? "of each case"), ("threads", string.Join(' ', threads)), ("precision", string.Join(' ', precisions)),
        ];
        ResultFolder.PrintMachine(settings);
        ResultFolder.WriteMachine(session.Output, settings);
        bool mpi = session.Lammps is not null && threads.Any(n => n > 1) && InstalledPrograms.HasMpi();
        if (session.Lammps is not null && threads.Any(n => n > 1) && !mpi) Console.WriteLine("mpirun is not installed: several threads are timed without LAMMPS");
        List<TimedRun> runs = [];
        List<RatioRow> ratios = [];
        foreach (DeckCase deck in cases)
        {
            Console.WriteLine($"{deck.Name}: {deck.Title}");
            if (session.Prepare(deck) is not { } folder) continue;
            bool opt = session.Lammps is not null && AgreementCheck.Run(deck, folder, session.Lammps, session.PolyMD);
            List<EngineProgram> programs = [];
            foreach (int n in threads)
            {
                if (session.Lammps is not null && (n == 1 || mpi))
                {
                    programs.Add(EngineProgram.Lammps(session.Lammps, false, n));
                    if (opt) programs.Add(EngineProgram.Lammps(session.Lammps, true, n));
                }
                programs.AddRange(precisions.Select(p => EngineProgram.PolyMD(session.PolyMD, p, n)));
            }
            Dictionary<string, string> variables = new(deck.Variables) { ["steps"] = (steps ?? deck.Steps).ToString(CultureInfo.InvariantCulture) };
            List<TimedRun> own = [];
            for (int repeat = 1; repeat <= session.Repeats; repeat++)
            {
                foreach (EngineProgram program in programs)
                {
                    if (BenchmarkSession.Time(program, deck, folder, variables, repeat) is { } run) own.Add(run);
                }
            }
            runs.AddRange(own);
            RatioRow[] rows = [.. RatioRow.Compare(own)];
            foreach (RatioRow row in rows) Console.WriteLine(RatioReport.Line(row));
            ratios.AddRange(rows);
            // After each case: a long session that is cut off keeps what it has.
            ResultFolder.WriteRuns(session.Output, runs);
            RatioReport.Write(session.Output, ratios, session.MachineLine);
        }
        Console.WriteLine($"written: {session.Output}");
    }
}
