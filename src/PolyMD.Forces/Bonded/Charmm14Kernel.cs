using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Non-bonded energy of a 1-4 pair as powers of the distance: a₁₂ r⁻¹² + a₆ r⁻⁶ + a₂ r⁻² + a₁ r⁻¹ + a₋₁ r + a₀, rows in this order.</summary>
public readonly struct Charmm14Kernel : IBondKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => args.Fail("1-4 pairs have no lines of their own");

    /// <inheritdoc/>
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane a12, out TLane a6, out TLane a2, out TLane a1);
        coeff.Read(1, out TLane up, out TLane a0, out _, out _);
        TLane inverse = TLane.Create(1) / r, inverse2 = inverse * inverse, inverse6 = inverse2 * inverse2 * inverse2;
        TLane e12 = a12 * inverse6 * inverse6, e6 = a6 * inverse6, e2 = a2 * inverse2, e1 = a1 * inverse;
        derivative = up - (TLane.Create(12) * e12 + TLane.Create(6) * e6 + e2 + e2 + e1) * inverse;
        return e12 + e6 + e2 + e1 + up * r + a0;
    }
}
