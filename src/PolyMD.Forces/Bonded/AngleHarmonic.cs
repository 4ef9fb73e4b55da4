using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Bonded;

/// <summary>angle harmonic: U = K (θ − θ₀)². K: energy/rad²; θ₀: degrees in the deck. (The factor ½ is in K.)</summary>
[AngleStyle("harmonic")]
public readonly struct AngleHarmonic : IAngleKernel
{
    /// <inheritdoc/>
    public static int CoeffCount => 2;

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, Span<double> coeff)
    {
        coeff[0] = args.Double("K");
        coeff[1] = args.Double("theta0") / 180 * Math.PI;
    }

    /// <inheritdoc/>
    public static double Eval(double theta, ReadOnlySpan<double> coeff, out double derivative)
    {
        double d = theta - coeff[1];
        derivative = 2 * coeff[0] * d;
        return coeff[0] * d * d;
    }
}
