using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Spreads dU/dφ on the four atoms of a torsion without dividing by sin φ
/// (Blondel and Karplus, J. Comput. Chem. 17, 1132 (1996)).</summary>
/// <typeparam name="TKernel">The torsion.</typeparam>
public readonly struct DihedralTerm<TKernel> : ITermKernel where TKernel : struct, IDihedralKernel
{
    // Squared area under which three atoms count as lying in a line.
    private const double Smallest2 = 1e-20;

    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Dihedral;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static int DataSlot => TKernel.DataSlot;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => TKernel.ReadLine(args, context, row);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        LaneVec<TLane> m = LaneVec<TLane>.Cross(d12, d32), n = LaneVec<TLane>.Cross(d32, d34);
        TLane one = TLane.Create(1), zero = default, tiny = TLane.Create(Smallest2);
        TLane m2 = m.LengthSquared, n2 = n.LengthSquared, least = TLane.Min(m2, n2), axis2 = TLane.Max(tiny, d32.LengthSquared);
        m2 = TLane.Max(tiny, m2);
        n2 = TLane.Max(tiny, n2);
        TLane inverseM = TLane.ReciprocalSqrt(m2), inverseN = TLane.ReciprocalSqrt(n2), inverseAxis = TLane.ReciprocalSqrt(axis2);
        TLane axis = axis2 * inverseAxis, scale = inverseM * inverseN;
        // Three atoms in a line leave phi undefined; the torsion then has no say.
        TLane cosine = TLane.Select(least, tiny, -one, TLane.Max(-one, TLane.Min(one, LaneVec<TLane>.Dot(m, n) * scale)));
        TLane sine = TLane.Select(least, tiny, zero, LaneVec<TLane>.Dot(d12, n) * axis * scale);
        TLane energy = TKernel.Eval(cosine, sine, coeff, out TLane derivative);
        TLane torque = TLane.Select(least, tiny, zero, derivative) * axis, inverseAxis2 = inverseAxis * inverseAxis;
        f1 = m * -(torque * inverseM * inverseM);
        f4 = n * (torque * inverseN * inverseN);
        TLane along1 = LaneVec<TLane>.Dot(d12, d32) * inverseAxis2, along4 = LaneVec<TLane>.Dot(d34, d32) * inverseAxis2;
        f3 = LaneVec<TLane>.MulAdd(f4, along4 - one, f1 * -along1);
        return energy;
    }
}
