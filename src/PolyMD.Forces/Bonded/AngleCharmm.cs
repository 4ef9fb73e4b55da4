using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle charmm: U = K (θ−θ₀)² + K_ub (r₁₃−r_ub)². K: energy/rad²; θ₀: degrees in the deck; K_ub: energy/length²; r_ub: length (MacKerell et al., J. Phys. Chem. B 102, 3586 (1998)).
/// </summary>
[AngleStyle("charmm")]
public readonly struct AngleCharmm : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Angle;

    /// <inheritdoc/>
    public static int Arity => 3;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 4);
        coeff[0] = args.Double("K");
        coeff[1] = args.Degrees("theta0");
        row.Rest = coeff[1];
        TermLines.Numbers(args, coeff[2..], "Kub", "rub");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        Unsafe.SkipInit(out f4);
        coeff.Read(0, out TLane stiffness, out TLane rest, out TLane stiffness13, out TLane rest13);
        LaneAngle<TLane> angle = new(d12, d32);
        TLane d = angle.Theta - rest, pull = stiffness * d, energy = pull * d;
        angle.Gradient((pull + pull) * angle.InverseSine, out f1, out f3);
        LaneVec<TLane> d13 = d12 - d32;
        TLane r13 = TLane.Sqrt(d13.LengthSquared);
        d = r13 - rest13;
        pull = stiffness13 * d;
        // Coinciding end atoms have no direction.
        TLane over = TLane.Select(default, r13, (pull + pull) / r13, default);
        f1 = LaneVec<TLane>.MulAdd(d13, -over, f1);
        f3 = LaneVec<TLane>.MulAdd(d13, over, f3);
        return energy + pull * d;
    }
}
