using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle class2: U = Σ Kₙ (θ−θ₀)ⁿ (n = 2, 3, 4) + M (r₁₂−r₁)(r₃₂−r₂) + [N₁ (r₁₂−r₁) + N₂ (r₃₂−r₂)](θ−θ₀). Lines: θ₀ (degrees) K₂ K₃ K₄; bb M r₁ r₂; ba N₁ N₂ r₁ r₂ (Sun, J. Phys. Chem. B 102, 7338 (1998)).
/// </summary>
[AngleStyle("class2")]
public readonly struct AngleClass2 : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Angle;

    /// <inheritdoc/>
    public static int Arity => 3;

    /// <inheritdoc/>
    public static IReadOnlyList<string> Parts => Class2Angle.Parts;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => Class2Angle.ReadLine(args, context, row, false);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        Unsafe.SkipInit(out f4);
        return Class2Angle.Eval(d12, d32, coeff, out f1, out f3);
    }
}
