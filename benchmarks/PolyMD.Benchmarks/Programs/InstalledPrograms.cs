using PolyMD.Model;

namespace PolyMD.Benchmarks.Programs;

/// <summary>Finds or makes the executables that are compared.</summary>
internal static class InstalledPrograms
{
    /// <summary>Publishes the command line of this checkout, or takes the executable that was named.</summary>
    public static string PolyMD(string? given)
    {
        if (given is not null) return File.Exists(given) ? Path.GetFullPath(given) : throw new PolyMDException($"there is no '{given}'");
        string folder = Path.Combine(Repository.Artifacts, "polymd");
        Console.WriteLine("publishing polymd ...");
        // Build servers would outlive the command and keep its output open.
        ProgramRun run = ProgramRunner.Run("dotnet",
            ["publish", "-c", "Release", "-v", "q", "--nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", Repository.File("src", "PolyMD.Cli"), "-o", folder], Repository.Root);
        if (run.ExitCode != 0) throw new PolyMDException($"polymd could not be published:\n{run.Tail}");
        return Path.Combine(folder, OperatingSystem.IsWindows() ? "polymd.exe" : "polymd");
    }

    /// <summary>The LAMMPS executable, or null with a line that says so.</summary>
    public static string? Lammps(string name)
    {
        ProgramRun help = ProgramRunner.Run(name, ["-h"], Repository.Root);
        if (help.ExitCode == 0 && help.Output.Contains("Simulator", StringComparison.Ordinal)) return name;
        Console.WriteLine($"LAMMPS ('{name}') is not installed (name it with --lmp): PolyMD is timed alone, there are no ratios");
        return null;
    }

    /// <summary>First line of LAMMPS' help that names its version.</summary>
    public static string LammpsVersion(string? name) =>
        name is null ? "absent" : ProgramRunner.Run(name, ["-h"], Repository.Root).Output.Split('\n').FirstOrDefault(l => l.Contains("Simulator", StringComparison.Ordinal))?.Trim() ?? "unknown";

    /// <summary>Whether MPI can start several ranks.</summary>
    public static bool HasMpi() => ProgramRunner.Run("mpirun", ["--version"], Repository.Root).ExitCode == 0;
}
