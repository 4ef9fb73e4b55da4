using System.Globalization;

namespace PolyMD.Benchmarks.Programs;

/// <summary>One way to run a deck: a program, its variant and how many threads or ranks it uses.</summary>
/// <param name="Name">lammps or polymd.</param>
/// <param name="Variant">plain, opt, double or mixed.</param>
/// <param name="Threads">Threads of PolyMD, ranks of LAMMPS.</param>
/// <param name="Program">Path of the executable.</param>
internal sealed record EngineProgram(string Name, string Variant, int Threads, string Program)
{
    /// <summary>LAMMPS on a number of ranks.</summary>
    public static EngineProgram Lammps(string program, bool opt, int ranks) => new("lammps", opt ? "opt" : "plain", ranks, program);

    /// <summary>PolyMD on a number of threads.</summary>
    public static EngineProgram PolyMD(string program, string precision, int threads) => new("polymd", precision, threads, program);

    /// <summary>For messages.</summary>
    public string Label => $"{Name} {Variant} x{Threads}";

    /// <summary>Runs a deck in a folder.</summary>
    public ProgramRun Run(string folder, string deck, IReadOnlyDictionary<string, string> variables)
    {
        List<string> arguments = [];
        string program = Program;
        if (Name == "lammps")
        {
            if (Threads > 1)
            {
                program = "mpirun";
                arguments.AddRange(["--allow-run-as-root", "--oversubscribe", "-np", Threads.ToString(CultureInfo.InvariantCulture), Program]);
            }
            arguments.AddRange(["-in", deck, "-log", "none"]);
            if (Variant == "opt") arguments.AddRange(["-sf", "opt"]);
        }
        else
        {
            arguments.AddRange(["run", deck, "-log", "none", "--threads", Threads.ToString(CultureInfo.InvariantCulture), "--precision", Variant]);
        }
        foreach ((string name, string value) in variables) arguments.AddRange(["-var", name, value]);
        return ProgramRunner.Run(program, arguments, folder);
    }
}
