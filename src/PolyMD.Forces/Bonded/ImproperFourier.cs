using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// improper fourier: U = K (C₀ + C₁ cos ω + C₂ cos 2ω) with ω between the bond 1-4 and the plane 1 2 3; unless the optional last word is 0, summed over the three bonds of atom 1. K: energy; Cₙ: numbers.
/// </summary>
[ImproperStyle("fourier")]
public readonly struct ImproperFourier : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Improper;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        double k = args.Double("K"), c0 = args.Double("C0"), c1 = args.Double("C1"), c2 = args.Double("C2");
        ReadOnlySpan<double> c = [k * (c0 - c2), k * c1, 2 * k * c2, args.AtEnd || args.Integer("all", 0, 1) != 0 ? 1 : 0];
        c.CopyTo(row.Fill(0, 4));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        // The bonds of atom 1.
        LaneVec<TLane> to2 = -d12, to3 = d32 - d12, to4 = to3 - d34, g2 = default, g3 = default, g4 = default;
        coeff.Read(0, out _, out _, out _, out TLane all);
        TLane energy = Add(to4, to2, to3, TLane.Create(1), coeff, ref g4, ref g2, ref g3);
        energy += Add(to2, to3, to4, all, coeff, ref g2, ref g3, ref g4);
        energy += Add(to3, to4, to2, all, coeff, ref g3, ref g4, ref g2);
        f1 = g2 + g3 + g4;
        f3 = -g3;
        f4 = -g4;
        return energy;
    }

    private static TLane Add<TLane>(in LaneVec<TLane> bond, in LaneVec<TLane> b, in LaneVec<TLane> c, TLane weight, in TermCoeff<TLane> coeff,
        ref LaneVec<TLane> gBond, ref LaneVec<TLane> gb, ref LaneVec<TLane> gc) where TLane : unmanaged, ILane<TLane>
    {
        LaneWilson<TLane> wilson = new(bond, b, c);
        coeff.Read(0, out TLane c0, out TLane c1, out TLane c2, out _);
        wilson.AddGradient(weight * (c1 + (c2 + c2) * wilson.Cosine), ref gBond, ref gb, ref gc);
        return weight * (c0 + wilson.Cosine * (c1 + c2 * wilson.Cosine));
    }
}
