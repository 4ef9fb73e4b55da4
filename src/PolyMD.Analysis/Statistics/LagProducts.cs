namespace PolyMD.Analysis.Statistics;

/// <summary>
/// Correlation ⟨x(0) x(t)⟩ of a scalar series up to a window of lags over all origins, summed in blocks so that anything computed from it gets an error.
/// </summary>
internal sealed class LagProducts
{
    private readonly MergingBlocks _sums;

    /// <summary>Takes a series.</summary>
    /// <param name="x">Samples at equal intervals.</param>
    /// <param name="lags">Longest lag, at most a quarter of the series is used: beyond it there are too few origins for an error.</param>
    public LagProducts(ReadOnlySpan<double> x, int lags)
    {
        Lags = Math.Min(lags, x.Length / 4);
        _sums = new MergingBlocks(2 * (Lags + 1));
        for (int i = 0; i < x.Length; i++)
        {
            Span<double> sums = _sums.Current;
            for (int n = 0; n <= Math.Min(i, Lags); n++)
            {
                sums[2 * n] += x[i] * x[i - n];
                sums[2 * n + 1]++;
            }
            _sums.EndFrame();
        }
    }

    /// <summary>Longest lag.</summary>
    public int Lags { get; }

    /// <summary>The correlation over all of the series.</summary>
    public double[] Correlation() => Means(_sums.Total());

    /// <summary>Values computed from the correlation, with errors by leaving out blocks of time.</summary>
    /// <param name="of">Computes the values from a correlation.</param>
    /// <param name="unit">Their unit.</param>
    public Measured[] Estimate(Func<double[], double[]> of, string unit = "") => _sums.Estimate(s => of(Means(s)), unit);

    /// <summary>Running integral by the trapezoid rule.</summary>
    /// <param name="c">Values at equal intervals.</param>
    /// <param name="spacing">Interval times whatever the integral shall be multiplied by.</param>
    public static double[] Running(double[] c, double spacing)
    {
        double[] integral = new double[c.Length];
        for (int n = 1; n < c.Length; n++) integral[n] = integral[n - 1] + 0.5 * (c[n - 1] + c[n]) * spacing;
        return integral;
    }

    private double[] Means(double[] s) => [.. Enumerable.Range(0, Lags + 1).Select(n => s[2 * n] / s[2 * n + 1])];
}
