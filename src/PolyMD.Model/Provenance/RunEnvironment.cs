using System.Runtime.InteropServices;

namespace PolyMD.Model.Provenance;

/// <summary>Runtime and processor, without the machine's name.</summary>
/// <param name="Runtime">.NET runtime.</param>
/// <param name="OperatingSystem">Operating system.</param>
/// <param name="Architecture">Process architecture.</param>
/// <param name="Processor">Processor model.</param>
/// <param name="Cores">Logical processors.</param>
/// <param name="Threads">Threads used.</param>
public sealed record RunEnvironment(string Runtime, string OperatingSystem, string Architecture, string Processor, int Cores, int Threads)
{
    /// <summary>Looks at the machine.</summary>
    /// <param name="threads">Threads used by the run.</param>
    public static RunEnvironment Capture(int threads) => new(
        RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(), ProcessorName(), System.Environment.ProcessorCount, threads);

    private static string ProcessorName()
    {
        const string info = "/proc/cpuinfo";
        if (File.Exists(info))
        {
            foreach (string line in File.ReadLines(info))
            {
                int colon = line.IndexOf(':', StringComparison.Ordinal);
                if (colon > 0 && line.StartsWith("model name", StringComparison.Ordinal)) return line[(colon + 1)..].Trim();
            }
        }

        return System.Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";
    }
}
