using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Least-squares fit of y = a exp(−k t) by Gauss–Newton steps. The errors are those of independent residuals times √τ with τ the residuals' integrated
/// autocorrelation time.
/// </summary>
/// <param name="Amplitude">a.</param>
/// <param name="Rate">k.</param>
/// <param name="RateError">Standard error of k.</param>
/// <param name="EffectiveSamples">Points over τ.</param>
internal readonly record struct ExponentialDecay(double Amplitude, double Rate, double RateError, double EffectiveSamples)
{
    private const int Iterations = 60;

    public static ExponentialDecay Fit(ReadOnlySpan<double> t, ReadOnlySpan<double> y)
    {
        int n = t.Length, half = n / 2;
        if (n < 8) return new ExponentialDecay(double.NaN, double.NaN, double.NaN, 0);
        // The means of the two halves of a decay stand in the ratio exp(k T/2).
        double first = Mean(y[..half]), second = Mean(y[half..]), span = t[^1] - t[0];
        double k = first > 0 && second > 0 ? Math.Log(first / second) / (0.5 * span) : first > 0 ? 4 / span : double.NaN;
        double a = double.NaN;
        for (int iteration = 0; iteration < Iterations && double.IsFinite(k); iteration++)
        {
            a = Projected(t, y, k);
            (double gg, double gd, double dd, double rg, double rd) = Sums(t, y, a, k);
            double step = (rd * gg - rg * gd) / (gg * dd - gd * gd), limit = 0.5 * Math.Abs(k) + 0.1 / span;
            k += Math.Clamp(step, -limit, limit);
            if (Math.Abs(step) < 1e-12 * Math.Abs(k)) break;
        }
        if (!double.IsFinite(k)) return new ExponentialDecay(double.NaN, double.NaN, double.NaN, 0);
        a = Projected(t, y, k);
        (double s11, double s12, double s22, _, _) = Sums(t, y, a, k);
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) residual[i] = y[i] - a * Math.Exp(-k * (t[i] - t[0]));
        double tau = Math.Clamp(Autocorrelation.IntegratedTime(residual), 1, n / 4.0), variance = residual.Sum(r => r * r) / (n - 2) * tau;
        return new ExponentialDecay(a * Math.Exp(k * t[0]), k, Math.Sqrt(variance * s11 / (s11 * s22 - s12 * s12)), n / tau);
    }

    // Best amplitude at the first point for a given rate.
    private static double Projected(ReadOnlySpan<double> t, ReadOnlySpan<double> y, double k)
    {
        double yg = 0, gg = 0;
        for (int i = 0; i < t.Length; i++)
        {
            double g = Math.Exp(-k * (t[i] - t[0]));
            yg += y[i] * g;
            gg += g * g;
        }
        return yg / gg;
    }

    private static (double Gg, double Gd, double Dd, double Rg, double Rd) Sums(ReadOnlySpan<double> t, ReadOnlySpan<double> y, double a, double k)
    {
        double gg = 0, gd = 0, dd = 0, rg = 0, rd = 0;
        for (int i = 0; i < t.Length; i++)
        {
            double x = t[i] - t[0], g = Math.Exp(-k * x), d = -a * x * g, r = y[i] - a * g;
            gg += g * g;
            gd += g * d;
            dd += d * d;
            rg += r * g;
            rd += r * d;
        }
        return (gg, gd, dd, rg, rd);
    }

    private static double Mean(ReadOnlySpan<double> y)
    {
        double sum = 0;
        foreach (double v in y) sum += v;
        return sum / y.Length;
    }
}
