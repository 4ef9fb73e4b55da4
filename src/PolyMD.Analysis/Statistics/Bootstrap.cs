using PolyMD.Numerics;

namespace PolyMD.Analysis.Statistics;

/// <summary>
/// Errors by drawing with replacement (B. Efron, Ann. Stat. 7, 1 (1979)): independent runs (seeds), or blocks that are long enough to be independent.
/// With few runs the spread of the draws is too small by √((n − 1)/n), which is corrected. Draws come from a counter-based generator: the same
/// numbers give the same error, always.
/// </summary>
public static class Bootstrap
{
    private const uint Seed = 20240917, Stream = 77;

    /// <summary>Draws.</summary>
    public const int Draws = 2000;

    /// <summary>Mean over runs. Its error holds the spread between runs, and through it the error of each run.</summary>
    /// <param name="runs">The same quantity from runs that differ only in their seed.</param>
    /// <returns>Mean, standard error (NaN for fewer than three runs) and number of runs.</returns>
    public static Measured OverRuns(IReadOnlyList<Measured> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0) throw new ArgumentException("There is no run.", nameof(runs));
        double[] values = [.. runs.Select(r => r.Value)];
        (double value, double error, _, _) = Statistic(values.Length, draw => draw.Average(k => values[k]));
        return new Measured(value, error, values.Length, runs[0].Unit);
    }

    /// <summary>Any statistic of n independent items.</summary>
    /// <param name="items">n.</param>
    /// <param name="statistic">The statistic of the items with these indices, which may repeat.</param>
    /// <returns>The statistic of all items, its standard error (NaN for fewer than three items), and the 2.5 and 97.5 percentiles of the draws.</returns>
    public static (double Value, double Error, double Low, double High) Statistic(int items, Func<int[], double> statistic)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        int[] draw = [.. Enumerable.Range(0, items)];
        double value = statistic(draw);
        if (items < 3) return (value, double.NaN, double.NaN, double.NaN);
        double[] drawn = new double[Draws];
        for (int d = 0; d < Draws; d++)
        {
            for (int k = 0; k < items; k++) draw[k] = Math.Min(items - 1, (int)(Philox.Uniform4(Seed, Stream, d, k).U0 * items));
            drawn[d] = statistic(draw);
        }
        double mean = drawn.Average(), spread = Math.Sqrt(drawn.Sum(x => (x - mean) * (x - mean)) / (Draws - 1) * items / (items - 1));
        Array.Sort(drawn);
        return (value, spread, drawn[(int)(0.025 * Draws)], drawn[(int)(0.975 * Draws)]);
    }
}
