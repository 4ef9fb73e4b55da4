using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Polynomials in a cosine, Σ aₙ cⁿ, with rows a₀, a₁, ….</summary>
internal static class CosinePolynomial
{
    /// <summary>Value and derivative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane c, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        TLane value = default, slope = default;
        for (int g = coeff.Groups - 1; g >= 0; g--)
        {
            coeff.Read(g, out TLane a0, out TLane a1, out TLane a2, out TLane a3);
            slope = TLane.MulAdd(slope, c, value);
            value = TLane.MulAdd(value, c, a3);
            slope = TLane.MulAdd(slope, c, value);
            value = TLane.MulAdd(value, c, a2);
            slope = TLane.MulAdd(slope, c, value);
            value = TLane.MulAdd(value, c, a1);
            slope = TLane.MulAdd(slope, c, value);
            value = TLane.MulAdd(value, c, a0);
        }
        derivative = slope;
        return value;
    }
}
