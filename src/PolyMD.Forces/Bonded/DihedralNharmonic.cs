using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral nharmonic: U = Σ Aₙ cosⁿ⁻¹ φ, n = 1 … N. N: whole number ≥ 1; Aₙ: energies.
/// </summary>
[DihedralStyle("nharmonic")]
public readonly struct DihedralNharmonic : IDihedralKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        int n = args.Integer("n", 1);
        row.Clear();
        Span<double> coeff = row.Fill(0, n);
        for (int k = 0; k < n; k++) coeff[k] = args.Double($"A{k + 1}");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        TLane energy = CosinePolynomial.Eval(cosine, coeff, out TLane slope);
        derivative = -(slope * sine);
        return energy;
    }
}
