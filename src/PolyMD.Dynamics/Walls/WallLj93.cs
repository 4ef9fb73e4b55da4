namespace PolyMD.Dynamics.Walls;

/// <summary>U = ε [2/15 (σ/r)⁹ − (σ/r)³]: a half space of Lennard-Jones atoms.</summary>
internal readonly struct WallLj93 : IWallPotential
{
    public static IReadOnlyList<string> Names { get; } = ["epsilon", "sigma"];

    public static double Energy(double r, ReadOnlySpan<double> p, double cutoff, out double derivative)
    {
        double s3 = p[1] * p[1] * p[1] / (r * r * r), s9 = s3 * s3 * s3;
        derivative = p[0] / r * (3 * s3 - 1.2 * s9);
        return p[0] * (2.0 / 15 * s9 - s3);
    }
}
