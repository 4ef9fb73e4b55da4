using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Spreads dU/dθ on the three atoms of an angle (Allen and Tildesley, Computer Simulation of Liquids, appendix C).</summary>
/// <typeparam name="TKernel">The angle.</typeparam>
public readonly struct AngleTerm<TKernel> : ITermKernel where TKernel : struct, IAngleKernel
{
    // A straight angle has no defined bending direction; LAMMPS limits sin θ the same way.
    private const double SmallestSine = 0.001;

    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Angle;

    /// <inheritdoc/>
    public static int Arity => 3;

    /// <inheritdoc/>
    public static int DataSlot => TKernel.DataSlot;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => TKernel.ReadLine(args, context, row);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse1 = TLane.ReciprocalSqrt(d12.LengthSquared), inverse3 = TLane.ReciprocalSqrt(d32.LengthSquared), one = TLane.Create(1);
        LaneVec<TLane> e1 = d12 * inverse1, e3 = d32 * inverse3;
        TLane cosine = TLane.Max(-one, TLane.Min(one, LaneVec<TLane>.Dot(e1, e3)));
        TLane inverseSine = TLane.ReciprocalSqrt(TLane.Max(TLane.Create(SmallestSine * SmallestSine), one - cosine * cosine));
        TLane energy = TKernel.Eval(TLane.Acos(cosine), coeff, out TLane derivative);
        TLane a = derivative * inverseSine;
        f1 = LaneVec<TLane>.MulAdd(e1, -cosine, e3) * (a * inverse1);
        f3 = LaneVec<TLane>.MulAdd(e3, -cosine, e1) * (a * inverse3);
        Unsafe.SkipInit(out f4);
        return energy;
    }
}
