using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>An improper that is a function of the torsion of its four atoms: <see cref="DihedralTerm{TKernel}"/> in the family of impropers.</summary>
/// <typeparam name="TKernel">The torsion.</typeparam>
public readonly struct ImproperTorsionTerm<TKernel> : ITermKernel where TKernel : struct, IDihedralKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Improper;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => TKernel.ReadLine(args, context, row);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane> =>
        DihedralTerm<TKernel>.Eval(d12, d32, d34, coeff, out f1, out f3, out f4);
}
