using MathNet.Numerics;

namespace PolyMD.Analysis.Statistics;

/// <summary>
/// Whether kinetic energies follow the canonical distribution, in the manner of P. T. Merz and M. R. Shirts, PLoS ONE 13, e0202764 (2018):
/// the whole distribution against the gamma distribution by Kolmogorov and Smirnov, and, being sharper against a wrong temperature or a
/// thermostat that damps fluctuations, mean and variance against theirs.
/// </summary>
/// <param name="Expected">The canonical distribution.</param>
/// <param name="Distribution">The Kolmogorov-Smirnov test.</param>
/// <param name="MeanRatio">Mean over expected mean: T/T₀.</param>
/// <param name="MeanDeviation">Deviation of the mean in standard errors of the expected distribution, √(σ²/n).</param>
/// <param name="VarianceRatio">Variance over expected variance.</param>
/// <param name="VarianceDeviation">Deviation of the variance in its standard errors, σ² √(2/(n−1) + κ/n) with κ the excess kurtosis.</param>
public readonly record struct KineticEnergyCheck(GammaDistribution Expected, KolmogorovSmirnov Distribution,
    double MeanRatio, double MeanDeviation, double VarianceRatio, double VarianceDeviation)
{
    /// <summary>
    /// Probability of a result at least as far off, for the worst of the three tests: three times their smallest probability (Bonferroni).
    /// A canonical ensemble has PValue &lt; p with a probability of at most p.
    /// </summary>
    public double PValue => Math.Min(1, 3 * Math.Min(Distribution.PValue, Math.Min(TwoSided(MeanDeviation), TwoSided(VarianceDeviation))));

    /// <summary>Checks independent samples; thin a trajectory first (<see cref="Decorrelation"/>).</summary>
    /// <param name="samples">Independent kinetic energies, at least 3.</param>
    /// <param name="freedom">Degrees of freedom that take part.</param>
    /// <param name="thermalEnergy">k_B T in the unit of the samples.</param>
    public static KineticEnergyCheck Test(ReadOnlySpan<double> samples, double freedom, double thermalEnergy)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Length, 3);
        GammaDistribution expected = GammaDistribution.OfKineticEnergy(freedom, thermalEnergy);
        int n = samples.Length;
        double mean = 0, variance = 0;
        foreach (double k in samples) mean += k;
        mean /= n;
        foreach (double k in samples) variance += (k - mean) * (k - mean);
        variance /= n - 1;
        double meanDeviation = (mean - expected.Mean) / Math.Sqrt(expected.Variance / n);
        double ratio = variance / expected.Variance;
        return new KineticEnergyCheck(expected, KolmogorovSmirnov.Test(samples, expected.Cumulative), mean / expected.Mean, meanDeviation,
            ratio, (ratio - 1) / Math.Sqrt(2.0 / (n - 1) + expected.ExcessKurtosis / n));
    }

    /// <summary>Probability that a normal variable lies at least this many standard deviations from its mean, on either side.</summary>
    /// <param name="deviations">Deviation in standard deviations.</param>
    public static double TwoSided(double deviations) => SpecialFunctions.Erfc(Math.Abs(deviations) / Math.Sqrt(2));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"n {Distribution.Samples}, T/T0 {MeanRatio:F4} ({MeanDeviation:F1} sigma), variance ratio {VarianceRatio:F3} ({VarianceDeviation:F1} sigma), KS p {Distribution.PValue:G3}");
}
