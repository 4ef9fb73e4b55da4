namespace PolyMD.Dynamics.Walls;

/// <summary>U = 4 ε [(σ/r)¹² − (σ/r)⁶].</summary>
internal readonly struct WallLj126 : IWallPotential
{
    public static IReadOnlyList<string> Names { get; } = ["epsilon", "sigma"];

    public static double Energy(double r, ReadOnlySpan<double> p, double cutoff, out double derivative)
    {
        double s2 = p[1] * p[1] / (r * r), s6 = s2 * s2 * s2;
        derivative = 24 * p[0] / r * (s6 - 2 * s6 * s6);
        return 4 * p[0] * (s6 * s6 - s6);
    }
}
