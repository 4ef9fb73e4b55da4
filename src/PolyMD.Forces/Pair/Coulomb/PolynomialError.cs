using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// erfc by the rational form 7.1.26 of Abramowitz and Stegun, Handbook of Mathematical Functions (1964), |error| &lt; 1.5e-7. LAMMPS uses
/// the same form wherever this is used, so that energies and forces agree with it to round-off.
/// </summary>
public readonly struct PolynomialError : IComplementaryError
{
    private const double P = 0.3275911, A1 = 0.254829592, A2 = -0.284496736, A3 = 1.421413741, A4 = -1.453152027, A5 = 1.061405429;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane x, TLane gauss) where TLane : unmanaged, ILane<TLane> => Ratio(x) * gauss;

    /// <summary>exp(x²) erfc(x).</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="x">Argument, not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Ratio<TLane>(TLane x) where TLane : unmanaged, ILane<TLane>
    {
        TLane t = TLane.Reciprocal(TLane.MulAdd(TLane.Create(P), x, TLane.Create(1)));
        // Two halves of the polynomial at once: its depth is what a pair loop waits for.
        TLane t2 = t * t, low = TLane.MulAdd(t, TLane.Create(A2), TLane.Create(A1)), high = TLane.MulAdd(t, TLane.Create(A4), TLane.Create(A3));
        return t * TLane.MulAdd(t2, TLane.MulAdd(t2, TLane.Create(A5), high), low);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Less<TLane>(TLane x, TLane gauss, TLane excess) where TLane : unmanaged, ILane<TLane> => Eval(x, gauss) - excess;
}
