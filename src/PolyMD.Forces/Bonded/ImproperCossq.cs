using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// improper cossq: U = ½ K cos²(χ − χ₀) with χ the angle between the vectors 1 → 2 and 3 → 4. K: energy; χ₀: degrees in the deck.
/// </summary>
[ImproperStyle("cossq")]
public readonly struct ImproperCossq : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Improper;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 3);
        coeff[0] = 0.5 * args.Double("K");
        (coeff[2], coeff[1]) = Math.SinCos(args.Degrees("chi0"));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane half, out TLane cosine0, out TLane sine0, out _);
        // r1 - r2 and r3 - r4: both turned round, the angle is the same
        LaneAngle<TLane> angle = new(d12, d34);
        TLane c = angle.Cosine * cosine0 + angle.Sine * sine0, pull = half * c;
        angle.Gradient((pull + pull) * (cosine0 - sine0 * angle.Cosine * angle.InverseSine), out LaneVec<TLane> g12, out f4);
        f1 = -g12;
        f3 = -f4;
        return pull * c;
    }
}
