using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral table/cut linear|spline N: U = f(θ₁₂₃) f(θ₂₃₄) U_table(φ), f(θ) = K [1 − (θ−θ₁)²/(θ₂−θ₁)²] above θ₁ (also beyond θ₂, as LAMMPS), K below.
/// Lines: type aat K θ₁ θ₂ file keyword, angles in degrees.
/// </summary>
[DihedralStyle("table/cut")]
public readonly struct DihedralTableCut : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Dihedral;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static int DataSlot => BondedTable.DataSlot;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        args.Choice("cutoff style", "aat");
        double k = args.Double("K"), theta1 = args.Degrees("theta1"), theta2 = args.Degrees("theta2"), width = theta2 - theta1;
        if (width <= 0) args.Fail("theta2 must be greater than theta1");
        TorsionTable.ReadLine(args, context, row);
        ReadOnlySpan<double> cut = [k, theta1, k / (width * width)];
        cut.CopyTo(row.Fill(8, 3));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        LaneAngle<TLane> first = new(d12, d32), second = new(d32, d34);
        LaneTorsion<TLane> torsion = new(d12, d32, -d34);
        TLane table = TorsionTable.Eval(LaneTrigonometry.Angle(torsion.Cosine, torsion.Sine), coeff, out TLane force);
        coeff.Read(2, out TLane k, out TLane theta1, out TLane curvature, out _);
        TLane over1 = TLane.Max(default, first.Theta - theta1), over2 = TLane.Max(default, second.Theta - theta1);
        TLane cut1 = k - curvature * over1 * over1, cut2 = k - curvature * over2 * over2, slope = (curvature + curvature) * table;
        first.Gradient(slope * cut2 * over1 * first.InverseSine, out LaneVec<TLane> g12, out LaneVec<TLane> g32);
        second.Gradient(slope * cut1 * over2 * second.InverseSine, out LaneVec<TLane> h32, out LaneVec<TLane> q);
        g32 += h32;
        q = -q;
        torsion.AddGradient(-(force * cut1 * cut2), ref g12, ref g32, ref q);
        f1 = -g12;
        f3 = q - g32;
        f4 = -q;
        return table * cut1 * cut2;
    }
}
