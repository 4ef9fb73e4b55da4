using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// Real-space part of an Ewald sum: U = C q_i q_j erfc(g r)/r with erfc by the rational form 7.1.26 of Abramowitz and Stegun,
/// Handbook of Mathematical Functions (1964), |error| &lt; 1.5e-7. LAMMPS uses the same form, so energies and forces agree with it to round-off.
/// </summary>
public static class ScreenedCoulomb
{
    private const double P = 0.3275911, A1 = 0.254829592, A2 = -0.284496736, A3 = 1.421413741, A4 = -1.453152027, A5 = 1.061405429;
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
        TLane gauss = TLane.Exp(-(x * x)), t = TLane.Reciprocal(TLane.MulAdd(TLane.Create(P), x, TLane.Create(1)));
        TLane poly = TLane.MulAdd(t, TLane.Create(A5), TLane.Create(A4));
        poly = TLane.MulAdd(t, poly, TLane.Create(A3));
        poly = TLane.MulAdd(t, poly, TLane.Create(A2));
        poly = TLane.MulAdd(t, poly, TLane.Create(A1));
        TLane erfc = t * poly * gauss;
        bare = chargeProduct * inverse;
        energy = bare * erfc;
        forceTimesR = bare * TLane.MulAdd(TLane.Create(TwoOverSqrtPi) * x, gauss, erfc);
    }
}
