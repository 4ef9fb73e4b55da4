using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// erfc correct to a few units in the last place: (1 + 2x) exp(x²) erfc(x) as a polynomial of degree 21 in y = (x − 3)/(x + 3), −1 ≤ y &lt; 1,
/// interpolated at the Chebyshev nodes (the variable is that of Shepherd and Laframboise, Math. Comp. 36, 249 (1981)).
/// </summary>
public readonly struct ExactError : IComplementaryError
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane x, TLane gauss) where TLane : unmanaged, ILane<TLane>
    {
        TLane y = (x - TLane.Create(3)) * TLane.Reciprocal(x + TLane.Create(3));
        TLane p = TLane.Create(-7.888526230348615e-09);
        p = TLane.MulAdd(p, y, TLane.Create(1.0293972633402303e-08));
        p = TLane.MulAdd(p, y, TLane.Create(8.89538109370209e-08));
        p = TLane.MulAdd(p, y, TLane.Create(-7.872194501963463e-08));
        p = TLane.MulAdd(p, y, TLane.Create(-5.993134172857759e-07));
        p = TLane.MulAdd(p, y, TLane.Create(2.8036408068281987e-07));
        p = TLane.MulAdd(p, y, TLane.Create(3.457967367691077e-06));
        p = TLane.MulAdd(p, y, TLane.Create(-6.716487924766982e-07));
        p = TLane.MulAdd(p, y, TLane.Create(-2.0092834788396093e-05));
        p = TLane.MulAdd(p, y, TLane.Create(4.91877263011665e-06));
        p = TLane.MulAdd(p, y, TLane.Create(0.00012509669456543785));
        p = TLane.MulAdd(p, y, TLane.Create(-0.00010514955188869289));
        p = TLane.MulAdd(p, y, TLane.Create(-0.0007798317028168215));
        p = TLane.MulAdd(p, y, TLane.Create(0.001888688208880079));
        p = TLane.MulAdd(p, y, TLane.Create(0.002529391744966068));
        p = TLane.MulAdd(p, y, TLane.Create(-0.023770514653745554));
        p = TLane.MulAdd(p, y, TLane.Create(0.0683080273485277));
        p = TLane.MulAdd(p, y, TLane.Create(-0.11927366343212976));
        p = TLane.MulAdd(p, y, TLane.Create(0.12964515870264745));
        p = TLane.MulAdd(p, y, TLane.Create(-0.04756229435303232));
        p = TLane.MulAdd(p, y, TLane.Create(-0.13562110612458073));
        p = TLane.MulAdd(p, y, TLane.Create(1.2530080582697278));
        return p * gauss * TLane.Reciprocal(TLane.MulAdd(TLane.Create(2), x, TLane.Create(1)));
    }

    /// <inheritdoc/>
    /// <remarks>Below 0.1 erf(x) = 2/√π Σ (−1)ⁿ x²ⁿ⁺¹/(n! (2n + 1)), n ≤ 6, to a unit in the last place: cores and shells lie 1e-10 apart, where 1 − erfc(x) has five digits left.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Less<TLane>(TLane x, TLane gauss, TLane excess) where TLane : unmanaged, ILane<TLane>
    {
        TLane x2 = x * x, bound = TLane.Create(0.1);
        TLane p = TLane.Create(1.0 / 9360);
        p = TLane.MulAdd(p, x2, TLane.Create(-1.0 / 1320));
        p = TLane.MulAdd(p, x2, TLane.Create(1.0 / 216));
        p = TLane.MulAdd(p, x2, TLane.Create(-1.0 / 42));
        p = TLane.MulAdd(p, x2, TLane.Create(1.0 / 10));
        p = TLane.MulAdd(p, x2, TLane.Create(-1.0 / 3));
        p = TLane.MulAdd(p, x2, TLane.Create(1));
        TLane near = TLane.Create(1) - excess - TLane.Create(1.1283791670955126) * x * p, far = Eval(x, gauss) - excess;
        return TLane.WhereLess(x, bound, near) + (far - TLane.WhereLess(x, bound, far));
    }
}
