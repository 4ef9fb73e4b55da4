using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// Diffusion coefficient from MSD = 2 d D t + b by generalised least squares. MSD points at different lags share the same path and are
/// strongly correlated; an ordinary fit gives errors that are far too small (A. R. McCluskey et al., kinisi, J. Chem. Theory Comput. 2024,
/// doi 10.1021/acs.jctc.4c01249). The covariance used is that of overlapping averages of Brownian motion,
/// cov = 2d/((N−n)(N−m)) Σ_ij c_ij² per atom with c_ij the common part of displacements i..i+n and j..j+m (X. Michalet,
/// Phys. Rev. E 82, 041914 (2010)), divided by the number of atoms and enlarged by the excess of the observed spread between atoms over the ideal one.
/// Short lags carry most of the weight, so a window that begins while atoms still rattle in their cages gives a slope that is wrong by many of its
/// errors, though β is near 1: the line must also fit the points, by the χ² of the same covariance.
/// </summary>
public static class DiffusionFit
{
    private const int MaximumPoints = 40;

    // A straight line fits worse than this once in a hundred times.
    private const double LeastProbability = 0.01;

    /// <summary>Fits D in a window; without one, the longest window is sought that ends at the last reliable lag, in which |β − 1| stays within the limit and the MSD is a straight line within its errors.</summary>
    /// <param name="curve">The MSD.</param>
    /// <param name="units">Units of the deck; the result is in cm²/s, or reduced for lj.</param>
    /// <param name="settings">Choices; null takes the defaults.</param>
    public static DiffusionResult Fit(MsdCurve curve, SiFactors units, DiffusionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        settings ??= new DiffusionSettings();
        string unit = units.IsReduced ? "" : "cm2/s";
        double toUnit = units.IsReduced ? 1 : units.Length * units.Length / units.Time * 1e4;
        List<string> warnings = [];
        int longest = Math.Max(2, (int)((curve.Frames - 1) * settings.LongestLagShare));
        longest = Math.Min(longest, curve.Lag.Length - 1);
        double spacing = curve.Lag[1];
        int first, last;
        if (settings.WindowStart is { } start)
        {
            first = Math.Clamp((int)Math.Ceiling(start / spacing - 1e-9), 1, longest - 1);
            last = settings.WindowEnd is { } end ? Math.Clamp((int)Math.Floor(end / spacing + 1e-9), first + 1, curve.Lag.Length - 1) : longest;
        }
        else
        {
            (first, last) = FindWindow(curve, longest, settings.BetaLimit);
        }

        int[] lags = Spread(first, last);
        Line line = Solve(curve, lags);
        (double slope, double intercept) = (line.Slope, line.Intercept);
        // Where the line does not fit, its error is enlarged by what it misses.
        double misfit = line.Probability < LeastProbability ? Math.Sqrt(line.ChiSquare / (lags.Length - 2)) : 1, slopeError = line.SlopeError * misfit;
        if (misfit > 1) warnings.Add(FormattableString.Invariant($"the mean squared displacement is no straight line in the window: the errors are enlarged by {misfit:F1}"));
        double beta = curve.BetaOver(first, last), betaError = BetaError(curve, lags, line);
        bool diffusive = Math.Abs(beta - 1) <= settings.BetaLimit && slope > 0;
        if (!diffusive)
        {
            warnings.Add(FormattableString.Invariant($"not diffusive: d ln MSD / d ln t = {beta:F2} in the window; the slope is an apparent value for this time scale"));
        }
        else if (betaError > settings.BetaLimit)
        {
            warnings.Add(FormattableString.Invariant($"d ln MSD / d ln t is known only to ±{betaError:F2}: that the motion is diffusive cannot be told from so little data"));
        }

        double rms = Math.Sqrt(curve.Msd[last]);
        if (curve.Atoms < 10) warnings.Add($"only {curve.Atoms} atoms: the error rests on Brownian statistics, not on the spread between them");
        if (last < 10) warnings.Add($"only {last} lags in the window");
        double factor = toUnit / (2 * curve.Dimensions);
        double independent = curve.Atoms * (double)curve.Frames / last;
        string window = FormattableString.Invariant($"{curve.Lag[first]:G6} to {curve.Lag[last]:G6}");
        Measured apparent = new(slope * factor, slopeError * factor, independent, unit) { Window = window };
        return new DiffusionResult(
            diffusive ? apparent : Measured.Unknown(unit), apparent, new Measured(beta, betaError, independent, "") { Window = window },
            curve.Lag[first], curve.Lag[last], slope, intercept, rms, line.Excess, diffusive, warnings);
    }

    /// <summary>The window ends at the longest lag and starts as early as β over it stays near 1 and a line fits; if it never does, the last half is taken and what is wrong with it reported.</summary>
    private static (int First, int Last) FindWindow(MsdCurve curve, int longest, double limit)
    {
        for (int first = 1; first <= longest / 2; first = Math.Max(first + 1, (int)(first * 1.15)))
        {
            // Both the whole window and its first part, where ballistic or caged motion would show, must be near 1.
            int early = Math.Min(longest, Math.Max(first + 1, 2 * first));
            if (Math.Abs(curve.BetaOver(first, longest) - 1) > limit || Math.Abs(curve.BetaOver(first, early) - 1) > limit) continue;
            if (Solve(curve, Spread(first, longest)).Probability >= LeastProbability) return (first, longest);
        }

        return (Math.Max(1, longest / 2), longest);
    }

    private static int[] Spread(int first, int last)
    {
        int count = Math.Min(MaximumPoints, last - first + 1);
        SortedSet<int> lags = [];
        for (int k = 0; k < count; k++) lags.Add(first + (int)Math.Round((double)(last - first) * k / Math.Max(1, count - 1)));
        return [.. lags];
    }

    private sealed record Line(double Slope, double SlopeError, double Intercept, double Excess, double ChiSquare, double Probability, Matrix<double> UnitCovariance);

    private static Line Solve(MsdCurve curve, int[] lags)
    {
        int n = lags.Length;
        // Unit covariance: for 2 D spacing = 1 per dimension. It is scaled with the slope that is being fitted, so two rounds do.
        Matrix<double> unitCovariance = Covariance(lags, curve.Frames, curve.Dimensions);
        if (n < 2) return new Line(double.NaN, double.NaN, double.NaN, 1, double.NaN, double.NaN, unitCovariance);
        double scale = curve.Msd[lags[^1]] / lags[^1] / curve.Dimensions;
        Vector<double> y = Vector<double>.Build.Dense(n, k => curve.Msd[lags[k]]);
        Matrix<double> x = Matrix<double>.Build.Dense(n, 2, (k, c) => c == 0 ? curve.Lag[lags[k]] : 1);
        Line line = null!;
        for (int round = 0; round < 2; round++)
        {
            double excess = Excess(curve, lags, unitCovariance, scale);
            Matrix<double> v = unitCovariance * (scale * scale * excess / curve.Atoms);
            var factor = v.Cholesky();
            Matrix<double> xv = factor.Solve(x);
            Matrix<double> inverse = x.TransposeThisAndMultiply(xv).Inverse();
            Vector<double> p = inverse * xv.TransposeThisAndMultiply(y), residual = y - x * p;
            double chi = residual * factor.Solve(residual);
            line = new Line(p[0], Math.Sqrt(inverse[0, 0]), p[1], excess, chi, n > 2 ? 1 - ChiSquared.CDF(n - 2, Math.Max(0, chi)) : 1, unitCovariance);
            double perFrame = line.Slope * curve.Lag[1] / curve.Dimensions;
            if (perFrame > 0) scale = perFrame;
        }
        return line;
    }

    /// <summary>Observed over ideal variance between atoms, averaged over the window; at least 1, so that lively atoms among lazy ones widen the error.</summary>
    private static double Excess(MsdCurve curve, int[] lags, Matrix<double> unit, double scale)
    {
        if (curve.Atoms < 10) return 1;
        double sum = 0;
        for (int k = 0; k < lags.Length; k++) sum += curve.AtomVariance[lags[k]] / (unit[k, k] * scale * scale);
        return Math.Max(1, sum / lags.Length);
    }

    /// <summary>Error of β by propagation: ln MSD points with the same covariance, fitted with the weights of <see cref="MsdCurve.BetaOver"/> over the chosen lags.</summary>
    private static double BetaError(MsdCurve curve, int[] lags, Line line)
    {
        int n = lags.Length;
        (double slope, double intercept) = (line.Slope, line.Intercept);
        if (n < 2 || !(slope > 0)) return double.NaN;
        double scale = slope * curve.Lag[1] / curve.Dimensions;
        Matrix<double> v = line.UnitCovariance * (scale * scale * line.Excess / curve.Atoms);
        double sw = 0, sx = 0, sxx = 0;
        foreach (int lag in lags)
        {
            double x = Math.Log(curve.Lag[lag]);
            sw += 1.0 / lag;
            sx += x / lag;
            sxx += x * x / lag;
        }

        double d = sw * sxx - sx * sx;
        if (!(d > 0)) return double.NaN;
        Vector<double> weight = Vector<double>.Build.Dense(n, k =>
            (sw * Math.Log(curve.Lag[lags[k]]) - sx) / lags[k] / d / Math.Max(1e-300, slope * curve.Lag[lags[k]] + intercept));
        return Math.Sqrt(Math.Max(0, weight * (v * weight)));
    }

    /// <summary>Covariance of time-averaged MSDs of one Brownian walker with unit variance per step and dimension.</summary>
    private static Matrix<double> Covariance(int[] lags, int frames, int dimensions)
    {
        Matrix<double> v = Matrix<double>.Build.Dense(lags.Length, lags.Length);
        for (int a = 0; a < lags.Length; a++)
        {
            for (int b = a; b < lags.Length; b++)
            {
                int n = lags[a], m = lags[b], kn = frames - n, km = frames - m;
                double sum = 0;
                for (int delta = -m + 1; delta < n; delta++)
                {
                    // Displacement i covers [i, i+n), j = i + delta covers [j, j+m).
                    double overlap = Math.Min(n, delta + m) - Math.Max(0, delta);
                    int pairs = Math.Min(kn, km - delta) - Math.Max(0, -delta);
                    if (overlap > 0 && pairs > 0) sum += pairs * overlap * overlap;
                }

                v[a, b] = v[b, a] = 2.0 * dimensions * sum / ((double)kn * km);
            }
        }

        return v;
    }
}
