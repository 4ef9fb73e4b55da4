namespace PolyMD.Forces.ManyBody;

/// <summary>The two switching functions of AIREBO: 1 up to a lower bound, 0 from an upper bound on, smooth between.</summary>
internal static class AireboSwitch
{
    /// <summary>½[1 + cos πt] with t = (x − lower)/(upper − lower): bond weights and coordination switches.</summary>
    /// <param name="x">Argument.</param>
    /// <param name="lower">Where the fall begins.</param>
    /// <param name="upper">Where it ends.</param>
    /// <param name="slope">Derivative.</param>
    public static double Cosine(double x, double lower, double upper, out double slope)
    {
        slope = 0;
        if (x <= lower) return 1;
        if (x >= upper) return 0;
        (double sin, double cos) = Math.SinCos(Math.PI * (x - lower) / (upper - lower));
        slope = -0.5 * Math.PI * sin / (upper - lower);
        return 0.5 * (1 + cos);
    }

    /// <summary>1 − t²(3 − 2t): distances and bond orders of the dispersion term, and straight angles.</summary>
    /// <param name="x">Argument.</param>
    /// <param name="lower">Where the fall begins.</param>
    /// <param name="upper">Where it ends.</param>
    /// <param name="slope">Derivative.</param>
    public static double Cubic(double x, double lower, double upper, out double slope)
    {
        slope = 0;
        if (x <= lower) return 1;
        if (x >= upper) return 0;
        double t = (x - lower) / (upper - lower);
        slope = 6 * t * (t - 1) / (upper - lower);
        return 1 - t * t * (3 - 2 * t);
    }
}
