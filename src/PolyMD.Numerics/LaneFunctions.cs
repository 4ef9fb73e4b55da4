using System.Runtime.CompilerServices;

namespace PolyMD.Numerics;

/// <summary>Functions that wide lanes build from their arithmetic.</summary>
internal static class LaneFunctions
{
    /// <summary>arccos x = pi/2 - asin x for |x| at most 1/2, else 2 asin sqrt((1 - |x|)/2), reflected at 0 for negative x.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="x">Argument, -1 ... 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Acos<TLane>(TLane x) where TLane : unmanaged, ILane<TLane>
    {
        TLane half = TLane.Create(0.5), zero = default, size = TLane.Max(x, -x);
        TLane z = TLane.Select(half, size, half * (TLane.Create(1) - size), x * x);
        TLane s = TLane.Select(half, size, TLane.Sqrt(z), x);
        // (asin s / s - 1)/z on 0 <= z = s^2 <= 1/4 by interpolation at the Chebyshev nodes, relative error of asin 6e-17.
        TLane p = TLane.Create(0.028169218060881414);
        p = TLane.MulAdd(p, z, TLane.Create(-0.010749050339697808));
        p = TLane.MulAdd(p, z, TLane.Create(0.01603551434914882));
        p = TLane.MulAdd(p, z, TLane.Create(0.0078029494773533175));
        p = TLane.MulAdd(p, z, TLane.Create(0.011875494382636922));
        p = TLane.MulAdd(p, z, TLane.Create(0.013929652902326633));
        p = TLane.MulAdd(p, z, TLane.Create(0.017355259955786323));
        p = TLane.MulAdd(p, z, TLane.Create(0.02237204763174451));
        p = TLane.MulAdd(p, z, TLane.Create(0.03038194736709848));
        p = TLane.MulAdd(p, z, TLane.Create(0.044642857103423646));
        p = TLane.MulAdd(p, z, TLane.Create(0.07500000000020764));
        p = TLane.MulAdd(p, z, TLane.Create(0.1666666666666665));
        TLane asin = TLane.MulAdd(s * z, p, s);
        TLane folded = asin + asin;
        folded = TLane.Select(x, zero, TLane.Create(Math.PI) - folded, folded);
        return TLane.Select(half, size, folded, TLane.Create(Math.PI / 2) - asin);
    }
}
