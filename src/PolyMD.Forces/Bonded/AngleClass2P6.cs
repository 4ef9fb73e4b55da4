using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle class2/p6: <see cref="AngleClass2"/> with terms up to (θ−θ₀)⁶. Lines: θ₀ (degrees) K₂ K₃ K₄ K₅ K₆; bb M r₁ r₂; ba N₁ N₂ r₁ r₂.
/// </summary>
[AngleStyle("class2/p6")]
public readonly struct AngleClass2P6 : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Angle;

    /// <inheritdoc/>
    public static int Arity => 3;

    /// <inheritdoc/>
    public static IReadOnlyList<string> Parts => Class2Angle.Parts;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => Class2Angle.ReadLine(args, context, row, true);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        Unsafe.SkipInit(out f4);
        return Class2Angle.Eval(d12, d32, coeff, out f1, out f3);
    }
}
