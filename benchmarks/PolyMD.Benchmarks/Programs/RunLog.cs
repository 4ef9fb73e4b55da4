using System.Globalization;
using System.Text.RegularExpressions;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Benchmarks.Programs;

/// <summary>What the screen output of either program says about its last run command. Both write these lines alike.</summary>
internal sealed partial record RunLog(double Loop, double LoopCpu, long Steps, long Atoms, NumberTable? Thermo)
{
    /// <summary>Reads the output of a run; null if it holds no finished run.</summary>
    public static RunLog? Read(ProgramRun run)
    {
        Match loop = LoopLine().Matches(run.Output).LastOrDefault() ?? Match.Empty;
        if (run.ExitCode != 0 || !loop.Success) return null;
        double seconds = Number(loop, 1), ranks = Number(loop, 2);
        // Busy wall clocks lie; the processor time of the loop is the share of the wall time that the program had, summed over ranks.
        Match use = UseLine().Matches(run.Output).LastOrDefault() ?? Match.Empty;
        double cpu = use.Success ? seconds * Number(use, 1) / 100 * ranks : double.NaN;
        IReadOnlyList<NumberTable> tables = ThermoLogReader.Read(new StringReader(run.Output), "output");
        return new RunLog(seconds, cpu, (long)Number(loop, 3), (long)Number(loop, 4), tables is [.., NumberTable last] ? last : null);
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Loop time of (\S+) on (\d+) procs for (\d+) steps with (\d+) atoms", RegexOptions.Multiline)]
    private static partial Regex LoopLine();

    [GeneratedRegex(@"^([0-9.]+)% CPU use with", RegexOptions.Multiline)]
    private static partial Regex UseLine();
}
