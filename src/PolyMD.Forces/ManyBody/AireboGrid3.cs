namespace PolyMD.Forces.ManyBody;

/// <summary>
/// Tricubic Hermite interpolation on the integers 0 … 4 × 0 … 4 × 0 … 9 from values and first slopes at the knots, mixed slopes zero:
/// the splines π^rc and T over (N_ij, N_ji, N^conj).
/// </summary>
internal sealed class AireboGrid3
{
    /// <summary>Largest first and second argument; everything beyond is held there.</summary>
    public const int Cells = 4;

    /// <summary>Largest third argument.</summary>
    public const int Depth = 9;

    private const int Width = Cells + 1, Height = Depth + 1;

    // Four numbers per knot: value and the three slopes.
    private readonly double[] _knots = new double[4 * Width * Width * Height];

    /// <summary>Value (0) or slope along x, y, z (1 … 3) at a knot.</summary>
    /// <param name="what">0 … 3.</param>
    /// <param name="x">First coordination.</param>
    /// <param name="y">Second coordination.</param>
    /// <param name="z">Conjugation.</param>
    public double this[int what, int x, int y, int z]
    {
        get => _knots[At(x, y, z) + what];
        set => _knots[At(x, y, z) + what] = value;
    }

    /// <summary>Value and slopes.</summary>
    /// <param name="x">First argument.</param>
    /// <param name="y">Second argument.</param>
    /// <param name="z">Third argument.</param>
    /// <param name="dx">∂/∂x.</param>
    /// <param name="dy">∂/∂y.</param>
    /// <param name="dz">∂/∂z.</param>
    public double Evaluate(double x, double y, double z, out double dx, out double dy, out double dz)
    {
        x = Math.Clamp(x, 0, Cells);
        y = Math.Clamp(y, 0, Cells);
        z = Math.Clamp(z, 0, Depth);
        int i = Math.Min((int)x, Cells - 1), j = Math.Min((int)y, Cells - 1), k = Math.Min((int)z, Depth - 1);
        double r = x - i, s = y - j, t = z - k;
        if ((r == 0 || r == 1) && (s == 0 || s == 1) && (t == 0 || t == 1))
        {
            // Saturated bonds: nearly all atoms of a material at rest.
            int knot = At(i + (int)r, j + (int)s, k + (int)t);
            dx = _knots[knot + 1];
            dy = _knots[knot + 2];
            dz = _knots[knot + 3];
            return _knots[knot];
        }
        Basis bx = new(r), by = new(s), bz = new(t);
        double value = 0;
        dx = dy = dz = 0;
        for (int a = 0; a < 2; a++)
        {
            (double vx, double wx, double gx, double hx) = bx.Of(a);
            for (int b = 0; b < 2; b++)
            {
                (double vy, double wy, double gy, double hy) = by.Of(b);
                for (int c = 0; c < 2; c++)
                {
                    ReadOnlySpan<double> f = _knots.AsSpan(At(i + a, j + b, k + c), 4);
                    if (f[0] == 0 && f[1] == 0 && f[2] == 0 && f[3] == 0) continue;
                    (double vz, double wz, double gz, double hz) = bz.Of(c);
                    value += f[0] * vx * vy * vz + f[1] * wx * vy * vz + f[2] * vx * wy * vz + f[3] * vx * vy * wz;
                    dx += f[0] * gx * vy * vz + f[1] * hx * vy * vz + f[2] * gx * wy * vz + f[3] * gx * vy * wz;
                    dy += f[0] * vx * gy * vz + f[1] * wx * gy * vz + f[2] * vx * hy * vz + f[3] * vx * gy * wz;
                    dz += f[0] * vx * vy * gz + f[1] * wx * vy * gz + f[2] * vx * wy * gz + f[3] * vx * vy * hz;
                }
            }
        }
        return value;
    }

    private static int At(int x, int y, int z) => 4 * ((x * Width + y) * Height + z);

    // Cubic Hermite functions of one direction at both ends: value part, slope part and their derivatives.
    private readonly struct Basis(double t)
    {
        public (double Value, double Slope, double ValueDerivative, double SlopeDerivative) Of(int end)
        {
            double u = 1 - t;
            return end == 0
                ? (u * u * (1 + 2 * t), t * u * u, -6 * t * u, u * (1 - 3 * t))
                : (t * t * (3 - 2 * t), -t * t * u, 6 * t * u, t * (3 * t - 2));
        }
    }
}
