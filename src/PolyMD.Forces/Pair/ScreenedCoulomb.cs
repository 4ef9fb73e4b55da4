using System.Runtime.CompilerServices;
using PolyMD.Forces.Pair.Coulomb;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// Real-space part of an Ewald sum: U = C q_i q_j erfc(g r)/r with erfc by <see cref="PolynomialError"/>.
/// </summary>
public static class ScreenedCoulomb
{
    // As many digits as LAMMPS has, so that forces agree.
    private const double TwoOverSqrtPi = 1.12837917;

    /// <summary>Screened interaction without cutoff mask.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distance.</param>
    /// <param name="splitting">g.</param>
    /// <param name="chargeProduct">C q_i q_j.</param>
    /// <param name="forceTimesR">−r dU/dr.</param>
    /// <param name="energy">U.</param>
    /// <param name="bare">C q_i q_j / r.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, TLane splitting, TLane chargeProduct, out TLane forceTimesR, out TLane energy, out TLane bare)
        where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = TLane.ReciprocalSqrt(r2), x = splitting * (r2 * inverse);
        TLane gauss = TLane.Exp(-(x * x)), erfc = PolynomialError.Eval(x, gauss);
        bare = chargeProduct * inverse;
        energy = bare * erfc;
        forceTimesR = bare * TLane.MulAdd(TLane.Create(TwoOverSqrtPi) * x, gauss, erfc);
    }
}
