namespace PolyMD.Forces.ManyBody;

/// <summary>A function of cos θ given by quintic polynomials in cos θ on consecutive intervals: G_C (twice) and G_H.</summary>
/// <param name="bounds">Ends of the intervals, ascending.</param>
/// <param name="coefficients">Six numbers per interval, constant term first.</param>
internal sealed class AireboAngle(double[] bounds, double[] coefficients)
{
    /// <summary>Value and slope; the argument is held inside the outer bounds.</summary>
    /// <param name="cos">cos θ.</param>
    /// <param name="slope">Derivative.</param>
    public double Evaluate(double cos, out double slope)
    {
        double x = Math.Clamp(cos, bounds[0], bounds[^1]);
        int k = 0;
        while (k < bounds.Length - 2 && x > bounds[k + 1]) k++;
        ReadOnlySpan<double> c = coefficients.AsSpan(6 * k, 6);
        slope = (((5 * c[5] * x + 4 * c[4]) * x + 3 * c[3]) * x + 2 * c[2]) * x + c[1];
        return ((((c[5] * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0];
    }
}
