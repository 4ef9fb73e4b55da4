namespace PolyMD.Dynamics.Walls;

/// <summary>U = ε (r − r_c)²; the parameter sigma is not used.</summary>
internal readonly struct WallHarmonic : IWallPotential
{
    public static IReadOnlyList<string> Names { get; } = ["epsilon", "sigma"];

    public static double Energy(double r, ReadOnlySpan<double> p, double cutoff, out double derivative)
    {
        double d = r - cutoff;
        derivative = 2 * p[0] * d;
        return p[0] * d * d;
    }
}
