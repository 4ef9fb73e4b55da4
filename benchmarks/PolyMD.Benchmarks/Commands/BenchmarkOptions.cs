using System.CommandLine;
using PolyMD.Benchmarks.Programs;
using PolyMD.Model;

namespace PolyMD.Benchmarks.Commands;

/// <summary>Options that the commands share.</summary>
internal sealed class BenchmarkOptions(string command)
{
    public Option<string> Lmp { get; } = new("--lmp") { Description = "LAMMPS executable", DefaultValueFactory = _ => "lmp" };

    public Option<string?> PolyMD { get; } = new("--polymd") { Description = "polymd executable (default: publish this checkout)" };

    public Option<string> Output { get; } = new("--output") { Description = "folder of the results", DefaultValueFactory = _ => Path.Combine(Repository.Artifacts, command) };

    public Option<int> Repeats { get; } = new("--repeats") { Description = "how often each program runs each deck, by turns", DefaultValueFactory = _ => 5 };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command target)
    {
        foreach (Option option in (Option[])[Lmp, PolyMD, Output, Repeats]) target.Options.Add(option);
    }

    /// <summary>Reads them, finds the programs and starts the output folder.</summary>
    public BenchmarkSession Start(ParseResult result)
    {
        int repeats = result.GetRequiredValue(Repeats);
        if (repeats < 1) throw new PolyMDException($"--repeats must be at least 1, got {repeats}");
        string output = Path.GetFullPath(result.GetRequiredValue(Output));
        Directory.CreateDirectory(output);
        string? lammps = InstalledPrograms.Lammps(result.GetRequiredValue(Lmp));
        string polymd = InstalledPrograms.PolyMD(result.GetValue(PolyMD));
        return new BenchmarkSession(polymd, lammps, output, repeats, Machine.Describe(lammps));
    }
}
