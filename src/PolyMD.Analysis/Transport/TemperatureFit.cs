using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// How a positive quantity (σ, D, 1/η) changes with temperature: Arrhenius, y = A exp(−E/RT), or Vogel–Tammann–Fulcher, y = A exp(−B/(T − T₀)), by
/// weighted least squares of ln y. Errors are those of the points, enlarged by √(χ²/ν) where the points scatter more; without errors of
/// points, their scatter. Bands are for 95 %, by propagation of the full covariance (Student's t where the errors come from the scatter).
/// </summary>
public sealed class TemperatureFit
{
    /// <summary>The gas constant, J/(mol K), exact in the 2019 SI.</summary>
    public const double Gas = 8.31446261815324;

    private readonly Matrix<double> _covariance;
    private readonly double _quantile;

    private TemperatureFit(bool isVogel, double[] parameters, Matrix<double> covariance, double chiSquare, int points, bool hasErrors)
    {
        (IsVogel, _covariance, ChiSquare, Points) = (isVogel, covariance, chiSquare, points);
        Parameters = parameters;
        // Errors that are given are taken as known; those found from the scatter are uncertain themselves.
        _quantile = hasErrors ? Normal.InvCDF(0, 1, 0.975) : StudentT.InvCDF(0, 1, points - parameters.Length, 0.975);
    }

    /// <summary>True for Vogel–Tammann–Fulcher.</summary>
    public bool IsVogel { get; }

    /// <summary>ln A, and E/R in K; or ln A, B in K, and T₀ in K.</summary>
    public IReadOnlyList<double> Parameters { get; }

    /// <summary>Points.</summary>
    public int Points { get; }

    /// <summary>Σ (residual of ln y / its error)²; without errors of points, the sum of squared residuals of ln y.</summary>
    public double ChiSquare { get; }

    /// <summary>ln A.</summary>
    public Measured LogPrefactor => Parameter(0, "");

    /// <summary>Activation energy, kJ/mol: E, or for Vogel–Tammann–Fulcher the pseudo-activation energy R B.</summary>
    public Measured ActivationEnergy => Parameter(1, "").Scale(Gas / 1000, "kJ/mol");

    /// <summary>T₀, K; unknown for Arrhenius.</summary>
    public Measured VogelTemperature => IsVogel ? Parameter(2, "K") : Measured.Unknown("K");

    /// <summary>The fitted value with its 95 % band.</summary>
    /// <param name="temperature">Temperature, K; above T₀.</param>
    public (double Value, double Low, double High) At(double temperature)
    {
        Vector<double> g = Gradient(IsVogel, Parameters, temperature);
        double log = Log(IsVogel, Parameters, temperature), error = _quantile * Math.Sqrt(Math.Max(0, g * (_covariance * g)));
        return (Math.Exp(log), Math.Exp(log - error), Math.Exp(log + error));
    }

    /// <summary>Akaike's criterion with the correction for few points, n ln(χ²/n) + 2k + 2k(k+1)/(n−k−1), the smaller the better; NaN for too few points (C. M. Hurvich, C.-L. Tsai, Biometrika 76, 297 (1989)).</summary>
    public double Akaike
    {
        get
        {
            int k = Parameters.Count + 1;
            return Points > k + 1 ? Points * Math.Log(ChiSquare / Points) + 2 * k + 2.0 * k * (k + 1) / (Points - k - 1) : double.NaN;
        }
    }

    /// <summary>Fits y = A exp(−E/RT).</summary>
    /// <param name="temperature">Temperatures, K.</param>
    /// <param name="value">Values, positive.</param>
    /// <param name="error">Standard errors of the values; empty if unknown.</param>
    public static TemperatureFit Arrhenius(double[] temperature, double[] value, double[] error)
    {
        Check(temperature, value, error, 2, "Arrhenius");
        return Finish(false, Solve(temperature, value, error, 0).Parameters, temperature, value, error);
    }

    /// <summary>Fits y = A exp(−B/(T − T₀)), T₀ between 0 and the lowest temperature.</summary>
    /// <param name="temperature">Temperatures, K.</param>
    /// <param name="value">Values, positive.</param>
    /// <param name="error">Standard errors of the values; empty if unknown.</param>
    public static TemperatureFit Vogel(double[] temperature, double[] value, double[] error)
    {
        Check(temperature, value, error, 3, "Vogel-Tammann-Fulcher");
        // For a given T₀ the fit is a straight line: T₀ alone is sought, on a grid and then by golden section.
        double Misfit(double t0) => Solve(temperature, value, error, t0).ChiSquare;
        double lowest = temperature.Min(), step = lowest / 500, best = 0;
        for (double t0 = 0; t0 < lowest - 0.5 * step; t0 += step) if (Misfit(t0) < Misfit(best)) best = t0;
        double lo = Math.Max(0, best - step), hi = Math.Min(lowest * (1 - 1e-6), best + step);
        const double Golden = 0.6180339887498949;
        while (hi - lo > 1e-9 * lowest)
        {
            double a = hi - Golden * (hi - lo), b = lo + Golden * (hi - lo);
            if (Misfit(a) < Misfit(b)) hi = b;
            else lo = a;
        }
        best = 0.5 * (lo + hi);
        return Finish(true, [.. Solve(temperature, value, error, best).Parameters, best], temperature, value, error);
    }

    private Measured Parameter(int k, string unit) => new(Parameters[k], Math.Sqrt(Math.Max(0, _covariance[k, k])), Points, unit);

    private static double Log(bool vogel, IReadOnlyList<double> p, double t) => p[0] - p[1] / (t - (vogel ? p[2] : 0));

    private static Vector<double> Gradient(bool vogel, IReadOnlyList<double> p, double t)
    {
        double x = 1 / (t - (vogel ? p[2] : 0));
        return vogel ? Vector<double>.Build.Dense([1, -x, -p[1] * x * x]) : Vector<double>.Build.Dense([1, -x]);
    }

    private static double Weight(double value, double[] error, int k) => error.Length == 0 ? 1 : value * value / (error[k] * error[k]);

    private static (double[] Parameters, double ChiSquare) Solve(double[] t, double[] y, double[] error, double t0)
    {
        double[] x = [.. t.Select(v => -1 / (v - t0))], log = [.. y.Select(v => Math.Log(v))], w = [.. Enumerable.Range(0, y.Length).Select(k => Weight(y[k], error, k))];
        LinearFit fit = LinearFit.Fit(x, log, w);
        double sum = 0;
        for (int k = 0; k < x.Length; k++) sum += w[k] * Math.Pow(log[k] - fit.At(x[k]), 2);
        return ([fit.Intercept, fit.Slope], sum);
    }

    private static TemperatureFit Finish(bool vogel, double[] p, double[] t, double[] y, double[] error)
    {
        int n = t.Length;
        Matrix<double> normal = Matrix<double>.Build.Dense(p.Length, p.Length);
        double chi = 0;
        for (int k = 0; k < n; k++)
        {
            Vector<double> g = Gradient(vogel, p, t[k]);
            double w = Weight(y[k], error, k);
            normal += w * g.OuterProduct(g);
            chi += w * Math.Pow(Math.Log(y[k]) - Log(vogel, p, t[k]), 2);
        }
        double scatter = chi / (n - p.Length);
        return new TemperatureFit(vogel, p, normal.Inverse() * (error.Length == 0 ? scatter : Math.Max(1, scatter)), chi, n, error.Length > 0);
    }

    private static void Check(double[] t, double[] y, double[] error, int parameters, string law)
    {
        if (t.Length != y.Length || (error.Length > 0 && error.Length != y.Length)) throw new ArgumentException("Temperatures, values and errors must be as many.", nameof(t));
        if (t.Distinct().Count() <= parameters) throw new PolyMDException($"a fit of the {law} law with errors needs at least {parameters + 1} different temperatures, got {t.Distinct().Count()}");
        for (int k = 0; k < t.Length; k++)
        {
            if (!(t[k] > 0)) throw new PolyMDException(FormattableString.Invariant($"point {k + 1}: a temperature must be positive (K), got {t[k]}"));
            if (!(y[k] > 0)) throw new PolyMDException(FormattableString.Invariant($"point {k + 1} at {t[k]:G6} K: a value must be positive to have a logarithm, got {y[k]}"));
            if (error.Length > 0 && !(error[k] > 0)) throw new PolyMDException(FormattableString.Invariant($"point {k + 1} at {t[k]:G6} K: a standard error must be positive, got {error[k]}"));
        }
    }
}
