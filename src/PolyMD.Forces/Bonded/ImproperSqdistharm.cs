using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// improper sqdistharm: U = K (d² − s)² with d the distance of atom 1 from the plane of the others. K: energy/length⁴; s, the square of the rest distance: length².
/// </summary>
[ImproperStyle("sqdistharm")]
public readonly struct ImproperSqdistharm : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Improper;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 2);
        TermLines.Numbers(args, coeff, "K", "d0 squared");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        LaneVec<TLane> g1 = default, g3 = default, g4 = default;
        LaneElevation<TLane> above = new(d12, d32, d32 - d34);
        TLane d = above.Distance;
        coeff.Read(out TLane stiffness, out TLane rest2);
        TLane pull = stiffness * (d * d - rest2), energy = pull * (d * d - rest2), slope = TLane.Create(4) * pull * d;
        above.AddDistanceGradient(slope, ref g1, ref g3, ref g4);
        f1 = -g1;
        f3 = -g3;
        f4 = -g4;
        return energy;
    }
}
