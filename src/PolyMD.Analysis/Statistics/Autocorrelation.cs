namespace PolyMD.Analysis.Statistics;

/// <summary>Autocorrelation of a stationary series.</summary>
public static class Autocorrelation
{
    /// <summary>Normalised autocorrelation function C(k) = &lt;δx(i) δx(i+k)&gt; / &lt;δx²&gt; for k = 0 … n−1, by FFT with zero padding; each lag is divided by its number of pairs.</summary>
    /// <param name="samples">Samples at equal intervals.</param>
    public static double[] Function(ReadOnlySpan<double> samples)
    {
        int n = samples.Length;
        if (n == 0) return [];
        double mean = 0;
        foreach (double x in samples) mean += x;
        mean /= n;
        double[] c = samples.ToArray();
        LagSums sums = new(n);
        sums.Compute(i => c[i] - mean);
        double zero = sums[0] / n;
        for (int k = 0; k < n; k++) c[k] = zero > 0 ? sums[k] / (n - k) / zero : (k == 0 ? 1 : 0);
        return c;
    }

    /// <summary>
    /// Integrated autocorrelation time τ = 1 + 2 Σ C(k) in sampling intervals (1 for uncorrelated data), summed up to the first lag
    /// M ≥ 5 τ(M) (A. Sokal's automatic window). The effective sample size is n/τ.
    /// </summary>
    /// <param name="samples">Samples at equal intervals.</param>
    public static double IntegratedTime(ReadOnlySpan<double> samples)
    {
        double[] c = Function(samples);
        if (c.Length < 2) return 1;
        double tau = 1;
        for (int k = 1; k < c.Length; k++)
        {
            tau += 2 * c[k];
            if (k >= 5 * tau) break;
        }

        return Math.Max(tau, 1.0 / c.Length);
    }

    /// <summary>Effective number of independent samples n/τ, between 1 and n.</summary>
    /// <param name="samples">Samples at equal intervals.</param>
    public static double EffectiveSamples(ReadOnlySpan<double> samples) =>
        samples.Length == 0 ? 0 : Math.Clamp(samples.Length / IntegratedTime(samples), 1, samples.Length);
}
