using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle cosine/shift/exp: U = −Uₘ (e^{au} − 1)/(e^a − 1), u = ½(1 + cos(θ − θ₀)); to first order in a for |a| &lt; 0.001. Uₘ: energy; θ₀: degrees in the deck.
/// </summary>
[AngleStyle("cosine/shift/exp")]
public readonly struct AngleCosineShiftExp : ICosineAngleKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => ShiftedExponential.ReadLine(args, row);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane depth, out TLane cosine0, out TLane sine0, out TLane a);
        coeff.Read(1, out TLane scale, out _, out _, out _);
        TLane energy = ShiftedExponential.Eval(cosine * cosine0 + sine * sine0, depth, a, scale, out TLane slope);
        derivative = slope * (cosine0 - sine0 * cosine / sine);
        return energy;
    }
}
