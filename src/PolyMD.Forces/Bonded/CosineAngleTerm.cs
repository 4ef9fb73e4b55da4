using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Spreads dU/d cos θ on the three atoms of an angle.</summary>
/// <typeparam name="TKernel">The angle.</typeparam>
public readonly struct CosineAngleTerm<TKernel> : ITermKernel where TKernel : struct, ICosineAngleKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Angle;

    /// <inheritdoc/>
    public static int Arity => 3;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => TKernel.ReadLine(args, context, row);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        LaneAngle<TLane> angle = new(d12, d32);
        TLane energy = TKernel.Eval(angle.Cosine, angle.Sine, coeff, out TLane derivative);
        angle.Gradient(-derivative, out f1, out f3);
        Unsafe.SkipInit(out f4);
        return energy;
    }
}
