namespace PolyMD.Analysis.Statistics;

/// <summary>
/// Mean of a correlated series and its standard error by the blocking method of H. Flyvbjerg and H. G. Petersen,
/// J. Chem. Phys. 91, 461 (1989): pairs of neighbours are averaged again and again; σ²/(n−1) of the blocked series rises until the blocks
/// are independent. The level is chosen without an eye: the shortest block B with B³ &gt; 2 n (σ_B/σ_1)⁴, σ_B being the standard
/// error at that level (R. M. Lee et al., Phys. Rev. E 83, 066706 (2011)).
/// Below <see cref="ShortSeries"/> samples that rule would leave four or five blocks and an error bar that is itself a guess. Short
/// series, which are block averages already as a rule, are treated as a first-order autoregressive process instead:
/// SE² = σ²/n · max(1, (1+ρ)/(1−ρ)) with ρ the lag-one autocorrelation, corrected for its bias −(1+3ρ)/n (M. H. Quenouille; F. H. C. Marriott and J. A. Pope, Biometrika 41, 390 (1954)).
/// </summary>
/// <param name="Mean">Mean of all samples.</param>
/// <param name="StandardError">Standard error of the mean; NaN with fewer than <see cref="MinimumBlocks"/> samples.</param>
/// <param name="BlockLength">Samples per block at the chosen level.</param>
/// <param name="Blocks">Number of blocks at the chosen level.</param>
/// <param name="EffectiveSamples">Number of independent samples that would have the same error: var / SE², at most n.</param>
/// <param name="Converged">False if the error still grew at the longest blocks tried: it is then a lower bound.</param>
public readonly record struct BlockAverage(
    double Mean, double StandardError, int BlockLength, int Blocks, double EffectiveSamples, bool Converged)
{
    /// <summary>The fewest blocks from which an error is taken.</summary>
    public const int MinimumBlocks = 4;

    /// <summary>Series shorter than this are not blocked further.</summary>
    public const int ShortSeries = 64;

    /// <summary>Applies the blocking method.</summary>
    /// <param name="samples">Samples at equal intervals; NaN entries are left out.</param>
    public static BlockAverage Estimate(ReadOnlySpan<double> samples)
    {
        double[] data = new double[samples.Length];
        int n = 0;
        foreach (double sample in samples)
        {
            if (double.IsFinite(sample)) data[n++] = sample;
        }

        if (n == 0) return new BlockAverage(double.NaN, double.NaN, 0, 0, 0, false);
        double mean = 0;
        for (int i = 0; i < n; i++) mean += data[i];
        mean /= n;
        if (n < MinimumBlocks) return new BlockAverage(mean, double.NaN, 1, n, double.NaN, false);
        if (n < ShortSeries) return Short(data.AsSpan(0, n), mean);

        return Choose(mean, level =>
        {
            if (level > 0)
            {
                n /= 2;
                for (int i = 0; i < n; i++) data[i] = 0.5 * (data[2 * i] + data[2 * i + 1]);
            }
            double m = 0, s2 = 0;
            for (int i = 0; i < n; i++) m += data[i];
            m /= n;
            for (int i = 0; i < n; i++) s2 += (data[i] - m) * (data[i] - m);
            return (n, s2 / (n - 1));
        });
    }

    /// <summary>Chooses the level.</summary>
    /// <param name="mean">Mean of all samples.</param>
    /// <param name="level">Number of blocks and variance between them at level 0, 1, 2, … (blocks of 1, 2, 4 … samples), asked for in this order.</param>
    internal static BlockAverage Choose(double mean, Func<int, (int Blocks, double Variance)> level)
    {
        double first = double.NaN, variance = 0, best = 0;
        int total = 0, length = 1, bestLength = 1, bestBlocks = 0;
        bool converged = false;
        for (int k = 0; ; k++, length *= 2)
        {
            if (k > 0 && total / length < MinimumBlocks) break;
            (int n, double s2) = level(k);
            double error = Math.Sqrt(s2 / n);
            if (k == 0) (total, bestBlocks, first, variance) = (n, n, error, s2);
            // Before a level is accepted, keep the largest error met: it is the honest one when no level is.
            if (error >= best) (best, bestLength, bestBlocks) = (error, length, n);
            double ratio = first > 0 ? error / first : 1;
            if ((double)length * length * length > 2.0 * total * ratio * ratio * ratio * ratio)
            {
                (best, bestLength, bestBlocks, converged) = (error, length, n, true);
                break;
            }
        }

        double effective = best > 0 ? Math.Min(total, variance / (best * best)) : total;
        return new BlockAverage(mean, best, bestLength, bestBlocks, effective, converged);
    }

    private static BlockAverage Short(ReadOnlySpan<double> data, double mean)
    {
        int n = data.Length;
        double s2 = 0, lag = 0;
        for (int i = 0; i < n; i++)
        {
            s2 += (data[i] - mean) * (data[i] - mean);
            if (i > 0) lag += (data[i] - mean) * (data[i - 1] - mean);
        }

        double rho = s2 > 0 ? lag / s2 : 0;
        rho = Math.Clamp(rho + (1 + 3 * rho) / n, 0, 0.95);
        double time = (1 + rho) / (1 - rho), error = Math.Sqrt(s2 / (n - 1) / n * time);
        return new BlockAverage(mean, error, 1, n, Math.Max(1, n / time), n / time >= MinimumBlocks);
    }

    /// <summary>The mean as a quantity with unit.</summary>
    /// <param name="unit">Unit of the samples.</param>
    public Measured ToMeasured(string unit) => new(Mean, StandardError, EffectiveSamples, unit);
}
