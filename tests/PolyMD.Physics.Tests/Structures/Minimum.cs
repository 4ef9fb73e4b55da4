namespace PolyMD.Physics.Tests.Structures;

/// <summary>Minimum of a smooth function of one length by parabolas through three points that close in on it.</summary>
internal static class Minimum
{
    /// <param name="f">Function.</param>
    /// <param name="x">First guess, within 10 % or so.</param>
    /// <param name="width">First distance between the points.</param>
    /// <param name="last">Last distance; the cubic term leaves an error of the order of its square.</param>
    public static double Find(Func<double, double> f, double x, double width, double last)
    {
        double h = width;
        for (int k = 0; k < 40; k++)
        {
            double low = f(x - h), middle = f(x), high = f(x + h), curvature = high - 2 * middle + low;
            double shift = curvature > 0 ? Math.Clamp(0.5 * h * (low - high) / curvature, -2 * h, 2 * h) : low < high ? -2 * h : 2 * h;
            x += shift;
            if (Math.Abs(shift) > h) continue;
            if (h <= last) return x;
            h = Math.Max(last, 0.1 * h);
        }
        throw new InvalidOperationException($"no minimum found near {x}");
    }
}
