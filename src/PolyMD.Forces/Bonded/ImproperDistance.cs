using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// improper distance: U = K₂ d² + K₄ d⁴ with d the distance of atom 1 from the plane of the others. K₂: energy/length²; K₄: energy/length⁴.
/// </summary>
[ImproperStyle("distance")]
public readonly struct ImproperDistance : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Improper;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 2);
        TermLines.Numbers(args, coeff, "K2", "K4");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        LaneVec<TLane> g1 = default, g3 = default, g4 = default;
        LaneElevation<TLane> above = new(d12, d32, d32 - d34);
        TLane d = above.Distance;
        coeff.Read(out TLane k2, out TLane k4);
        TLane d2 = d * d, energy = d2 * (k2 + k4 * d2), slope = d * (k2 + k2 + TLane.Create(4) * k4 * d2);
        above.AddDistanceGradient(slope, ref g1, ref g3, ref g4);
        f1 = -g1;
        f3 = -g3;
        f4 = -g4;
        return energy;
    }
}
