using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>A way to evaluate erfc(x), x ≥ 0.</summary>
public interface IComplementaryError
{
    /// <summary>erfc(x).</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="x">Argument, not negative.</param>
    /// <param name="gauss">exp(−x²).</param>
    static abstract TLane Eval<TLane>(TLane x, TLane gauss) where TLane : unmanaged, ILane<TLane>;

    /// <summary>erfc(x) − excess: with an excess of 1 (an excluded pair) the difference vanishes as x does.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="x">Argument, not negative.</param>
    /// <param name="gauss">exp(−x²).</param>
    /// <param name="excess">What is subtracted.</param>
    static abstract TLane Less<TLane>(TLane x, TLane gauss, TLane excess) where TLane : unmanaged, ILane<TLane>;
}
