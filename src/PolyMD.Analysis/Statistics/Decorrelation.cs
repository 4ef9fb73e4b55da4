namespace PolyMD.Analysis.Statistics;

/// <summary>Leaves out samples of a time series until the rest is as good as independent, for tests that assume independence.</summary>
public static class Decorrelation
{
    /// <summary>
    /// Distance in samples between which series are taken as independent: twice the statistical inefficiency g = 1 + 2 Σ C(k)
    /// (<see cref="Autocorrelation.IntegratedTime"/>) of the slowest of them. An exponential memory has fallen to e⁻⁴ = 2 % there. The squared
    /// deviations count as series too: a thermostat that makes the energy swing to and fro has a g below one and remembers all the same.
    /// Uncorrelated series give 1: g is then one within its error.
    /// </summary>
    /// <param name="series">Series sampled at the same, equally spaced times.</param>
    public static int Stride(params ReadOnlySpan<double[]> series)
    {
        double slowest = 1;
        foreach (double[] s in series)
        {
            double mean = s.Average();
            slowest = Math.Max(slowest, Math.Max(Autocorrelation.IntegratedTime(s), Autocorrelation.IntegratedTime([.. s.Select(x => (x - mean) * (x - mean))])));
        }
        return slowest < 1.2 ? 1 : (int)Math.Ceiling(2 * slowest);
    }

    /// <summary>Every <paramref name="stride"/>-th sample.</summary>
    /// <param name="samples">Samples at equal intervals.</param>
    /// <param name="stride">Distance in samples, at least 1.</param>
    public static double[] Thin(ReadOnlySpan<double> samples, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        double[] thin = new double[(samples.Length + stride - 1) / stride];
        for (int i = 0; i < thin.Length; i++) thin[i] = samples[i * stride];
        return thin;
    }

    /// <summary>Every n-th sample, n by <see cref="Stride"/>.</summary>
    /// <param name="samples">Samples at equal intervals.</param>
    public static double[] Thin(double[] samples) => Thin(samples, Stride(samples));
}
