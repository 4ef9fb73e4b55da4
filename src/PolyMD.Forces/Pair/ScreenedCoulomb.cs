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

    // log2 e
    private const double BinaryLogOfE = 1.4426950408889634;

    /// <summary>Constants that a style keeps for <see cref="Eval"/>, the first of its own.</summary>
    public const int ConstantCount = 2;

    /// <summary>Fills them.</summary>
    /// <param name="splitting">g of the k-space style, 1/length.</param>
    /// <param name="constants">g, and −g²/ln 2 so that 2 to this times r² is exp(−g²r²).</param>
    public static void Constants(double splitting, Span<double> constants)
    {
        constants[0] = splitting;
        constants[1] = -splitting * splitting * BinaryLogOfE;
    }

    /// <summary>Screened interaction without cutoff mask.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distance.</param>
    /// <param name="inverse">1/r.</param>
    /// <param name="c">Charges, and the constants of <see cref="Constants"/>.</param>
    /// <param name="forceTimesR">−r dU/dr.</param>
    /// <param name="energy">U.</param>
    /// <param name="bare">C q_i q_j / r.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, TLane inverse, in PairCoeff<TLane> c, out TLane forceTimesR, out TLane energy, out TLane bare)
        where TLane : unmanaged, ILane<TLane>
    {
        TLane x = c.Constant(0) * r2 * inverse, gauss = TLane.Exp2(c.Constant(1) * r2), ratio = PolynomialError.Ratio(x);
        bare = c.ChargeProduct * inverse;
        TLane damped = bare * gauss;
        energy = damped * ratio;
        forceTimesR = damped * TLane.MulAdd(TLane.Create(TwoOverSqrtPi), x, ratio);
    }
}
