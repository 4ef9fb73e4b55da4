namespace PolyMD.Forces.ManyBody;

/// <summary>Bicubic Hermite interpolation of values on the integers 0 … 4 × 0 … 4 with zero slopes at every knot: P(N_C, N_H).</summary>
internal sealed class AireboGrid2
{
    /// <summary>Largest argument; everything beyond is held there.</summary>
    public const int Cells = 4;

    private readonly double[] _value = new double[(Cells + 1) * (Cells + 1)];

    /// <summary>Value at a knot.</summary>
    /// <param name="x">First coordination.</param>
    /// <param name="y">Second coordination.</param>
    public double this[int x, int y]
    {
        get => _value[x * (Cells + 1) + y];
        set => _value[x * (Cells + 1) + y] = value;
    }

    /// <summary>Value and slopes.</summary>
    /// <param name="x">First argument.</param>
    /// <param name="y">Second argument.</param>
    /// <param name="dx">∂/∂x.</param>
    /// <param name="dy">∂/∂y.</param>
    public double Evaluate(double x, double y, out double dx, out double dy)
    {
        dx = dy = 0;
        x = Math.Clamp(x, 0, Cells);
        y = Math.Clamp(y, 0, Cells);
        int i = Math.Min((int)x, Cells - 1), j = Math.Min((int)y, Cells - 1);
        double s = x - i, t = y - j;
        int at = i * (Cells + 1) + j;
        double f00 = _value[at], f01 = _value[at + 1], f10 = _value[at + Cells + 1], f11 = _value[at + Cells + 2];
        double ramp = s * s * (3 - 2 * s), rise = t * t * (3 - 2 * t);
        double low = f00 + (f01 - f00) * rise, high = f10 + (f11 - f10) * rise;
        dx = 6 * s * (1 - s) * (high - low);
        dy = 6 * t * (1 - t) * ((f01 - f00) * (1 - ramp) + (f11 - f10) * ramp);
        return low + (high - low) * ramp;
    }
}
