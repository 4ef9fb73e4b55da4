using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral multi/harmonic: U = Σ Aₙ cosⁿ⁻¹ φ, n = 1 … 5. Aₙ: energies.
/// </summary>
[DihedralStyle("multi/harmonic")]
public readonly struct DihedralMultiHarmonic : IDihedralKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 5);
        for (int k = 0; k < 5; k++) coeff[k] = args.Double($"A{k + 1}");
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
