using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle fourier: U = K (C₀ + C₁ cos θ + C₂ cos 2θ). K: energy; Cₙ: numbers.
/// </summary>
[AngleStyle("fourier")]
public readonly struct AngleFourier : ICosineAngleKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 3);
        double k = args.Double("K"), c0 = args.Double("C0"), c1 = args.Double("C1"), c2 = args.Double("C2");
        coeff[0] = k * (c0 - c2);
        coeff[1] = k * c1;
        coeff[2] = 2 * k * c2;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane> => CosinePolynomial.Eval(cosine, coeff, out derivative);
}
