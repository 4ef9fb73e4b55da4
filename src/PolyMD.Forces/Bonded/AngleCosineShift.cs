using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle cosine/shift: U = −½ Uₘ (1 + cos(θ − θ₀)). Uₘ: energy; θ₀: degrees in the deck.
/// </summary>
[AngleStyle("cosine/shift")]
public readonly struct AngleCosineShift : ICosineAngleKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 3);
        coeff[0] = 0.5 * args.Double("Umin");
        row.Rest = args.Degrees("theta0");
        (coeff[2], coeff[1]) = Math.SinCos(row.Rest);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane half, out TLane cosine0, out TLane sine0, out _);
        derivative = -(half * (cosine0 - sine0 * cosine / sine));
        return -(half * (TLane.Create(1) + cosine * cosine0 + sine * sine0));
    }
}
