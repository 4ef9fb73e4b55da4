using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>Cosine and sine of angles between 0 and π, for every lane.</summary>
internal static class HalfWave
{
    /// <summary>cos x and sin(x)/x by their Taylor series about π/2 and 0 of the reduced angle; valid for 0 ≤ x ≤ π.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="x">Angles.</param>
    /// <param name="cos">cos x.</param>
    /// <param name="sinOverX">sin(x)/x.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane x, out TLane cos, out TLane sinOverX) where TLane : unmanaged, ILane<TLane>
    {
        // With y = x/2 at most π/2: sin x = 2 sin y cos y and cos x = 1 - 2 sin² y.
        TLane one = TLane.Create(1), half = TLane.Create(0.5), z = half * half * x * x, s = Series(z, 1), c = Series(z, 0);
        cos = one - TLane.Create(2) * z * s * s;
        sinOverX = s * c;
    }

    // Sum of (-z)^k / (2k + odd)!: sin(y)/y for odd = 1 and cos y for odd = 0, z = y² up to 2.47; fifteen terms leave 1e-20.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Series<TLane>(TLane z, int odd) where TLane : unmanaged, ILane<TLane>
    {
        TLane one = TLane.Create(1), sum = one;
        for (int k = 12; k > 0; k--) sum = one - z * sum * TLane.Create(1.0 / ((2 * k + odd) * (2 * k + odd - 1)));
        return sum;
    }
}
