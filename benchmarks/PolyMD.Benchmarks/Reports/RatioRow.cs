namespace PolyMD.Benchmarks.Reports;

/// <summary>One row of ratios.csv: LAMMPS' best over PolyMD, run by run in the same repeat.</summary>
/// <param name="Case">Case.</param>
/// <param name="Atoms">Atoms.</param>
/// <param name="Precision">double or mixed.</param>
/// <param name="Threads">Threads against ranks.</param>
/// <param name="Yardstick">plain or opt: the faster of LAMMPS' variants; empty without LAMMPS.</param>
/// <param name="Loop">Ratio of loop times.</param>
/// <param name="LoopCpu">Ratio of processor times of the loop.</param>
/// <param name="ProcessCpu">Ratio of processor times of the whole process.</param>
/// <param name="Microseconds">Microseconds per atom and step of PolyMD's loop.</param>
/// <param name="SpeedUp">Loop time on one thread over this loop time; NaN if one thread was not timed.</param>
internal sealed record RatioRow(
    string Case, long Atoms, string Precision, int Threads, string Yardstick, Spread Loop, Spread LoopCpu, Spread ProcessCpu, Spread Microseconds, Spread SpeedUp)
{
    /// <summary>All comparisons that the runs of one case allow.</summary>
    public static IEnumerable<RatioRow> Compare(IReadOnlyList<TimedRun> runs)
    {
        foreach (IGrouping<(string Variant, int Threads), TimedRun> mine in runs.Where(r => r.Program == "polymd").GroupBy(r => (r.Variant, r.Threads)))
        {
            TimedRun[] own = [.. mine];
            // The faster variant is chosen once, by its median, so that the minimum of two noisy runs does not favour LAMMPS.
            TimedRun[] other = [.. runs.Where(r => r.Program == "lammps" && r.Threads == mine.Key.Threads).GroupBy(r => r.Variant)
                .OrderBy(g => Spread.Of(g.Select(r => r.LoopCpuSeconds)).Median).FirstOrDefault() ?? Enumerable.Empty<TimedRun>()];
            TimedRun[] one = [.. runs.Where(r => r.Program == "polymd" && r.Variant == mine.Key.Variant && r.Threads == 1)];
            Spread Ratio(TimedRun[] above, Func<TimedRun, double> of) => Spread.Of(own.Join(above, r => r.Repeat, r => r.Repeat, (below, top) => of(top) / of(below)));
            yield return new RatioRow(own[0].Case, own[0].Atoms, mine.Key.Variant, mine.Key.Threads, other.Length > 0 ? other[0].Variant : "",
                Ratio(other, r => r.LoopSeconds), Ratio(other, r => r.LoopCpuSeconds), Ratio(other, r => r.ProcessCpuSeconds),
                Spread.Of(own.Select(r => 1e6 * r.LoopSeconds / (r.Steps * (double)r.Atoms))), Ratio(one, r => r.LoopSeconds));
        }
    }
}
