using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle cross: U = K_ss (r₁₂−r₁)(r₃₂−r₂) + [K₀ (r₁₂−r₁) + K₁ (r₃₂−r₂)](θ−θ₀). K_ss: energy/length²; K₀, K₁: energy/length per radian; r₁, r₂: length; θ₀: degrees in the deck.
/// </summary>
[AngleStyle("cross")]
public readonly struct AngleCross : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Angle;

    /// <inheritdoc/>
    public static int Arity => 3;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        double stretch = args.Double("KSS"), bend0 = args.Double("KBS0"), bend1 = args.Double("KBS1"), r1 = args.Double("r12"), r2 = args.Double("r32");
        Span<double> coeff = row.Fill(0, 16);
        coeff[0] = args.Degrees("theta0");
        row.Rest = coeff[0];
        ReadOnlySpan<double> bonds = [stretch, r1, r2, 0, bend0, bend1, r1, r2];
        bonds.CopyTo(coeff[8..]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        Unsafe.SkipInit(out f4);
        return Class2Angle.Eval(d12, d32, coeff, out f1, out f3);
    }
}
