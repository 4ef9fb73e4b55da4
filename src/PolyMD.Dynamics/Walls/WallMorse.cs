namespace PolyMD.Dynamics.Walls;

/// <summary>U = D [e^(−2α(r − r₀)) − 2 e^(−α(r − r₀))].</summary>
internal readonly struct WallMorse : IWallPotential
{
    public static IReadOnlyList<string> Names { get; } = ["D_0", "alpha", "r_0"];

    public static double Energy(double r, ReadOnlySpan<double> p, double cutoff, out double derivative)
    {
        double e = Math.Exp(-p[1] * (r - p[2]));
        derivative = 2 * p[0] * p[1] * (e - e * e);
        return p[0] * (e * e - 2 * e);
    }
}
