using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Looks for a drift: a series is gathered into at most ten blocks and a line is fitted. A drift counts when the slope is more than
/// three standard errors from zero (false alarm about 2 % for ten independent blocks) and the change over the run exceeds a given size.
/// </summary>
internal static class SteadyCheck
{
    public const int MinimumBlocks = 5;

    /// <summary>Change over the whole series if it drifts, 0 if not, NaN if there are too few values to judge.</summary>
    public static double Drift(ReadOnlySpan<double> series, double size)
    {
        if (series.Length < MinimumBlocks) return double.NaN;
        int blocks = Math.Min(10, series.Length);
        double[] x = new double[blocks], y = new double[blocks];
        for (int b = 0; b < blocks; b++)
        {
            int from = (int)((long)series.Length * b / blocks), to = (int)((long)series.Length * (b + 1) / blocks);
            double sum = 0;
            for (int i = from; i < to; i++) sum += series[i];
            y[b] = sum / (to - from);
            x[b] = b;
        }

        LinearFit fit = LinearFit.Fit(x, y);
        double change = fit.Slope * blocks;
        return Math.Abs(fit.Slope) > 3 * fit.SlopeError && Math.Abs(change) > size ? change : 0;
    }
}
