using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PolyMD.Benchmarks.Programs;

/// <summary>What a number must be read with: processor, versions, load.</summary>
internal static class Machine
{
    /// <summary>Names and values, in the order in which they are shown.</summary>
    public static IReadOnlyList<(string Name, string Value)> Describe(string? lammps)
    {
        List<(string, string)> rows =
        [
            ("date (UTC)", DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
            ("processor", Processor()),
            ("cores", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
            ("doubles per vector", (Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 2).ToString(CultureInfo.InvariantCulture)),
            ("load before", Load()),
            ("system", RuntimeInformation.OSDescription),
            ("runtime", RuntimeInformation.FrameworkDescription),
            ("PolyMD commit", Commit()),
            ("LAMMPS", InstalledPrograms.LammpsVersion(lammps)),
        ];
        return rows;
    }

    private static string Processor()
    {
        const string path = "/proc/cpuinfo";
        string? line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    // Mean number of waiting programs of the last minute: above 0.5 wall times are not to be trusted.
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Commit()
    {
        ProgramRun head = ProgramRunner.Run("git", ["rev-parse", "--short", "HEAD"], Repository.Root);
        if (head.ExitCode != 0) return "unknown";
        bool changed = ProgramRunner.Run("git", ["status", "--porcelain", "src"], Repository.Root).Output.Length > 0;
        return head.Output.Trim() + (changed ? " with changes" : "");
    }
}
