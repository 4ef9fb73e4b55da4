namespace PolyMD.Analysis.Statistics;

/// <summary>
/// Where the equilibrated part of a series begins: the start t₀ that leaves most independent samples, N_eff = (N − t₀) / g(t₀), with g the
/// statistical inefficiency of the rest (J. D. Chodera, J. Chem. Theory Comput. 12, 1799 (2016)). Starts are tried on a grid, so that the
/// work grows as N log N: dense at the beginning, where most relaxation is.
/// </summary>
/// <param name="Start">Samples to leave out.</param>
/// <param name="Inefficiency">g of the rest, in samples, at least 1.</param>
/// <param name="EffectiveSamples">Independent samples of the rest.</param>
/// <param name="IsEquilibrated">False if more than half of the series would be left out, or fewer than ten independent samples remain: the series is too short to tell.</param>
public readonly record struct Equilibration(int Start, double Inefficiency, double EffectiveSamples, bool IsEquilibrated)
{
    private const int Candidates = 100;

    /// <summary>Finds the start.</summary>
    /// <param name="samples">Samples at equal intervals.</param>
    public static Equilibration Detect(ReadOnlySpan<double> samples)
    {
        int n = samples.Length;
        if (n < BlockAverage.MinimumBlocks) return new Equilibration(0, 1, n, false);
        int best = 0, before = -1, last = n - Math.Max(BlockAverage.MinimumBlocks, n / 20);
        double most = -1, inefficiency = 1;
        for (int k = 0; k <= Candidates; k++)
        {
            double share = (double)k / Candidates;
            int start = (int)(last * share * share);
            if (start == before) continue;
            before = start;
            double g = Math.Max(1, Autocorrelation.IntegratedTime(samples[start..])), effective = (n - start) / g;
            if (effective <= most) continue;
            (best, most, inefficiency) = (start, effective, g);
        }
        return new Equilibration(best, inefficiency, most, best <= n / 2 && most >= 10);
    }
}
