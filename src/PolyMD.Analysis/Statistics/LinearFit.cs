namespace PolyMD.Analysis.Statistics;

/// <summary>
/// Weighted least-squares straight line y = a + b x. Errors come from the scatter about the line (n − 2 degrees of freedom); they
/// assume independent residuals and are NaN with fewer than three points.
/// </summary>
/// <param name="Points">Number of points with positive weight.</param>
/// <param name="Slope">b.</param>
/// <param name="SlopeError">Standard error of b.</param>
/// <param name="MeanX">Weighted mean of x.</param>
/// <param name="MeanY">Weighted mean of y: the line's value at <paramref name="MeanX"/>.</param>
/// <param name="MeanError">Standard error of the line's value at <paramref name="MeanX"/>.</param>
/// <param name="RSquared">Share of the weighted variance of y that the line explains.</param>
public readonly record struct LinearFit(
    int Points, double Slope, double SlopeError, double MeanX, double MeanY, double MeanError, double RSquared)
{
    /// <summary>a, the value at x = 0.</summary>
    public double Intercept => MeanY - Slope * MeanX;

    /// <summary>Value of the line.</summary>
    /// <param name="x">Abscissa.</param>
    public double At(double x) => MeanY + Slope * (x - MeanX);

    /// <summary>Standard error of the line's value: √(δȳ² + δb² (x − x̄)²), the two being uncorrelated about the centroid.</summary>
    /// <param name="x">Abscissa.</param>
    public double ErrorAt(double x)
    {
        double s = SlopeError * (x - MeanX);
        return Math.Sqrt(MeanError * MeanError + s * s);
    }

    /// <summary>Fits a line; a single distinct abscissa gives slope 0, no points give NaN.</summary>
    /// <param name="x">Abscissas.</param>
    /// <param name="y">Ordinates.</param>
    /// <param name="weights">Weights ∝ 1/variance; empty for equal weights.</param>
    public static LinearFit Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights = default)
    {
        if (y.Length != x.Length || (!weights.IsEmpty && weights.Length != x.Length))
        {
            throw new ArgumentException("x, y and weights must have the same length.", nameof(y));
        }

        double sw = 0, mx = 0, my = 0;
        int n = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double w = weights.IsEmpty ? 1 : weights[i];
            if (!(w > 0) || !double.IsFinite(y[i])) continue;
            sw += w;
            mx += w * x[i];
            my += w * y[i];
            n++;
        }

        if (n == 0) return new LinearFit(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        mx /= sw;
        my /= sw;
        double sxx = 0, sxy = 0, syy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double w = weights.IsEmpty ? 1 : weights[i];
            if (!(w > 0) || !double.IsFinite(y[i])) continue;
            double dx = x[i] - mx, dy = y[i] - my;
            sxx += w * dx * dx;
            sxy += w * dx * dy;
            syy += w * dy * dy;
        }

        double slope = sxx > 0 ? sxy / sxx : 0;
        double residual = Math.Max(0, syy - slope * sxy);
        double s2 = n > 2 ? residual / (n - 2) : double.NaN;
        return new LinearFit(n, slope, sxx > 0 ? Math.Sqrt(s2 / sxx) : double.NaN, mx, my, Math.Sqrt(s2 / sw), syy > 0 ? 1 - residual / syy : 1);
    }
}
