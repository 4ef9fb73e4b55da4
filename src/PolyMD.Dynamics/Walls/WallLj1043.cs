namespace PolyMD.Dynamics.Walls;

/// <summary>U = 2π ε [2/5 (σ/r)¹⁰ − (σ/r)⁴ − √2 σ³ / (3 (r + 0.61 σ/√2)³)] (Magda, Tirrell, Davis, J. Chem. Phys. 83, 1888 (1985)).</summary>
internal readonly struct WallLj1043 : IWallPotential
{
    public static IReadOnlyList<string> Names { get; } = ["epsilon", "sigma"];

    public static double Energy(double r, ReadOnlySpan<double> p, double cutoff, out double derivative)
    {
        double sigma = p[1], s2 = sigma * sigma / (r * r), s4 = s2 * s2, s10 = s4 * s4 * s2;
        double shifted = r + 0.61 / Math.Sqrt(2) * sigma, cube = Math.Sqrt(2) * sigma * sigma * sigma / (3 * shifted * shifted * shifted);
        double scale = 2 * Math.PI * p[0];
        derivative = scale * (-4 * s10 / r + 4 * s4 / r + 3 * cube / shifted);
        return scale * (0.4 * s10 - s4 - cube);
    }
}
