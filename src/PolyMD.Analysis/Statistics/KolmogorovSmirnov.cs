namespace PolyMD.Analysis.Statistics;

/// <summary>
/// One-sample Kolmogorov-Smirnov test: D is the largest distance between the empirical distribution function and the one expected; its
/// probability is Kolmogorov's limit at λ = D (√n + 0.12 + 0.11/√n) (M. A. Stephens, J. R. Stat. Soc. B 32, 115 (1970)), good for n ≥ 5.
/// </summary>
/// <param name="Samples">n.</param>
/// <param name="Distance">D, between 0 and 1.</param>
/// <param name="PValue">Probability that independent samples of the expected distribution lie at least as far away.</param>
public readonly record struct KolmogorovSmirnov(int Samples, double Distance, double PValue)
{
    /// <summary>Compares independent samples with a distribution.</summary>
    /// <param name="samples">Independent samples in any order.</param>
    /// <param name="cumulative">The expected distribution function.</param>
    public static KolmogorovSmirnov Test(ReadOnlySpan<double> samples, Func<double, double> cumulative)
    {
        ArgumentNullException.ThrowIfNull(cumulative);
        double[] x = samples.ToArray();
        if (x.Length == 0) return new KolmogorovSmirnov(0, double.NaN, double.NaN);
        Array.Sort(x);
        double distance = 0, n = x.Length;
        for (int i = 0; i < x.Length; i++)
        {
            double f = cumulative(x[i]);
            distance = Math.Max(distance, Math.Max(f - i / n, (i + 1) / n - f));
        }
        double root = Math.Sqrt(n);
        return new KolmogorovSmirnov(x.Length, distance, Survival(distance * (root + 0.12 + 0.11 / root)));
    }

    /// <summary>Kolmogorov's Q(λ) = 2 Σ_{k≥1} (−1)^(k−1) e^(−2k²λ²), by the theta-function identity for small λ.</summary>
    /// <param name="lambda">λ ≥ 0.</param>
    public static double Survival(double lambda)
    {
        if (lambda <= 0) return 1;
        double sum = 0;
        if (lambda < 1.18)
        {
            // 1 − √(2π)/λ Σ e^(−(2k−1)²π²/(8λ²)) needs two or three terms where the alternating series needs many.
            for (int k = 1; k <= 7; k += 2) sum += Math.Exp(-k * k * Math.PI * Math.PI / (8 * lambda * lambda));
            return Math.Clamp(1 - Math.Sqrt(2 * Math.PI) / lambda * sum, 0, 1);
        }
        for (int k = 1; k <= 8; k++) sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * lambda * lambda);
        return Math.Clamp(sum, 0, 1);
    }
}
