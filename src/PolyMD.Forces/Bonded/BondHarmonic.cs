using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Bonded;

/// <summary>bond harmonic: U = K (r − r₀)². K: energy/length²; r₀: length. (The factor ½ is in K.)</summary>
[BondStyle("harmonic")]
public readonly struct BondHarmonic : IBondKernel
{
    /// <inheritdoc/>
    public static int CoeffCount => 2;

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, Span<double> coeff)
    {
        coeff[0] = args.Double("K");
        coeff[1] = args.Double("r0");
    }

    /// <inheritdoc/>
    public static double Eval(double r, ReadOnlySpan<double> coeff, out double derivative)
    {
        double d = r - coeff[1];
        derivative = 2 * coeff[0] * d;
        return coeff[0] * d * d;
    }
}
