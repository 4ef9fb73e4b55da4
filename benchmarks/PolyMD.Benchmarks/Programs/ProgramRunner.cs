using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PolyMD.Benchmarks.Programs;

/// <summary>Starts programs one at a time and measures them. Two at once would mix their processor times.</summary>
internal static class ProgramRunner
{
    // Clock ticks of /proc: 100 a second on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Path, or a name that PATH resolves.</param>
    /// <param name="arguments">Arguments.</param>
    /// <param name="folder">Working folder.</param>
    public static ProgramRun Run(string program, IEnumerable<string> arguments, string folder)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // LAMMPS' styles for OpenMP and its FFT must not take cores that the comparison does not count.
        start.Environment["OMP_NUM_THREADS"] = "1";
        double before = ChildSeconds();
        Stopwatch watch = Stopwatch.StartNew();
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            return new ProgramRun(-1, "", e.Message, 0, double.NaN, double.NaN);
        }
        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
            double peak = double.NaN;
            do
            {
                double now = PeakMegabytes(process.Id);
                if (double.IsFinite(now)) peak = now;
            }
            while (!process.WaitForExit(20));
            process.WaitForExit();
            double wall = watch.Elapsed.TotalSeconds;
            return new ProgramRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult(), wall, ChildSeconds() - before, peak);
        }
    }

    // User and system time of all ended children (proc(5): fields 16 and 17, counted from behind the name in parentheses).
    private static double ChildSeconds()
    {
        const string path = "/proc/self/stat";
        if (!File.Exists(path)) return double.NaN;
        string text = File.ReadAllText(path);
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[13]) + Number(fields[14])) / TicksPerSecond;
    }

    // The high-water mark only grows, so the last value that was seen is the peak but for the last 20 ms.
    private static double PeakMegabytes(int process)
    {
        try
        {
            foreach (string line in File.ReadLines($"/proc/{process}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal)) return Number(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
            }
        }
        catch (IOException)
        {
            // It has ended meanwhile, or this is not Linux.
        }
        return double.NaN;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
