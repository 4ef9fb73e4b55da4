using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// erfc(x) = t (1 + u P₅(u)) exp(−x²), t = 1/(1 + p x), u = 1 − t: exact at x = 0, where bonded cores and shells are, |error| &lt; 5e-8. LAMMPS uses the same form
/// and numbers in its core/shell styles, so that energies and forces agree with it to round-off.
/// </summary>
public readonly struct CoreShellError : IComplementaryError
{
    private const double P = 9.95473818e-1, B0 = -0.1335096380159268, B1 = -2.57839507e-1, B2 = -1.37203639e-1, B3 = -8.88822059e-3, B4 = -5.80844129e-3, B5 = 1.14652755e-1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane x, TLane gauss) where TLane : unmanaged, ILane<TLane>
    {
        TLane t = TLane.Reciprocal(TLane.MulAdd(TLane.Create(P), x, TLane.Create(1))), u = TLane.Create(1) - t;
        TLane poly = TLane.MulAdd(u, TLane.Create(B5), TLane.Create(B4));
        poly = TLane.MulAdd(u, poly, TLane.Create(B3));
        poly = TLane.MulAdd(u, poly, TLane.Create(B2));
        poly = TLane.MulAdd(u, poly, TLane.Create(B1));
        poly = TLane.MulAdd(u, poly, TLane.Create(B0));
        return t * TLane.MulAdd(u, poly, TLane.Create(1)) * gauss;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Less<TLane>(TLane x, TLane gauss, TLane excess) where TLane : unmanaged, ILane<TLane> => Eval(x, gauss) - excess;
}
