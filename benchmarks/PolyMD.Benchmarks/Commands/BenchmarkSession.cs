using PolyMD.Benchmarks.Cases;
using PolyMD.Benchmarks.Programs;
using PolyMD.Benchmarks.Reports;
using PolyMD.Model;

namespace PolyMD.Benchmarks.Commands;

/// <summary>What every command works with: programs, output folder, machine.</summary>
/// <param name="PolyMD">The executable.</param>
/// <param name="Lammps">LAMMPS, or null if it is not installed.</param>
/// <param name="Output">Folder of the results.</param>
/// <param name="Repeats">Runs of each program.</param>
/// <param name="Machine">Names and values of machine and versions.</param>
internal sealed record BenchmarkSession(string PolyMD, string? Lammps, string Output, int Repeats, IReadOnlyList<(string Name, string Value)> Machine)
{
    /// <summary>Processor and versions in one line.</summary>
    public string MachineLine => string.Join(", ", Machine.Where(m => m.Name is "processor" or "PolyMD commit" or "load before").Select(m => m.Name == "processor" ? m.Value : $"{m.Name} {m.Value}"));

    /// <summary>Makes the folder of a case with deck and inputs; null, with a line that says why, if it cannot be run here.</summary>
    public string? Prepare(DeckCase deck)
    {
        string path = Path.Combine(Repository.Artifacts, "cases", deck.Name);
        Directory.CreateDirectory(path);
        CaseFolder folder = new(path, PolyMD);
        folder.Copy(Repository.File("benchmarks", "decks", deck.Deck));
        string? reason = deck.Inputs?.Invoke(folder);
        if (reason is null) return path;
        Console.WriteLine($"  {deck.Name}: skipped, {reason}");
        return null;
    }

    /// <summary>Runs a deck once and reads its loop; a failed LAMMPS run gives null with a line that says so, a failed PolyMD run is an error.</summary>
    public static TimedRun? Time(EngineProgram program, DeckCase deck, string folder, IReadOnlyDictionary<string, string> variables, int repeat)
    {
        ProgramRun run = program.Run(folder, deck.Deck, variables);
        if (RunLog.Read(run) is not { } log)
        {
            if (program.Name == "polymd") throw new PolyMDException($"{program.Label} failed on {deck.Deck}:\n{run.Tail}");
            Console.WriteLine($"  {program.Label} does not run {deck.Deck}: {run.Tail.Split('\n').LastOrDefault(l => l.Contains("ERROR", StringComparison.Ordinal)) ?? run.Tail}");
            return null;
        }
        return new TimedRun(deck.Name, log.Atoms, log.Steps, program.Name, program.Variant, program.Threads, repeat, log.Loop, log.LoopCpu, run.Cpu, run.Wall,
            program is { Name: "lammps", Threads: > 1 } ? double.NaN : run.PeakMegabytes);
    }
}
