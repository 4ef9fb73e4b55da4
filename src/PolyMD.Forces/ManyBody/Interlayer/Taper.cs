namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>The factor Tap(r) = 20x⁷ − 70x⁶ + 84x⁵ − 35x⁴ + 1, x = r/rc, that ends interlayer potentials with three continuous derivatives (Maaravi et al., J. Phys. Chem. C 121, 22826 (2017)).</summary>
internal static class Taper
{
    /// <summary>Tap and dTap/dr.</summary>
    public static double Eval(double r, double cutoff, out double slope)
    {
        double x = r / cutoff, x3 = x * x * x;
        slope = x3 * (((140 * x - 420) * x + 420) * x - 140) / cutoff;
        return x3 * x * (((20 * x - 70) * x + 84) * x - 35) + 1;
    }
}
