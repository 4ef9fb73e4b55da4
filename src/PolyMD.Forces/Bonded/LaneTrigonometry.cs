using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Trigonometric functions of lanes for the few terms that need them of free arguments (others use recurrences).</summary>
internal static class LaneTrigonometry
{
    /// <summary>sin x and cos x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe void SinCos<TLane>(TLane x, out TLane sine, out TLane cosine) where TLane : unmanaged, ILane<TLane>
    {
        if (typeof(TLane) == typeof(Lane8))
        {
            (Vector512<double> s, Vector512<double> c) = Vector512.SinCos(Unsafe.BitCast<TLane, Vector512<double>>(x));
            (sine, cosine) = (Unsafe.BitCast<Vector512<double>, TLane>(s), Unsafe.BitCast<Vector512<double>, TLane>(c));
            return;
        }
        if (typeof(TLane) == typeof(Lane4))
        {
            (Vector256<double> s, Vector256<double> c) = Vector256.SinCos(Unsafe.BitCast<TLane, Vector256<double>>(x));
            (sine, cosine) = (Unsafe.BitCast<Vector256<double>, TLane>(s), Unsafe.BitCast<Vector256<double>, TLane>(c));
            return;
        }
        double* t = stackalloc double[16];
        TLane.Store(t, x);
        for (int k = 0; k < TLane.Count; k++) (t[k], t[8 + k]) = Math.SinCos(t[k]);
        sine = TLane.Load(t);
        cosine = TLane.Load(t + 8);
    }

    /// <summary>The angle −π … π of a cosine and a sine; accurate everywhere because the smaller one decides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Angle<TLane>(TLane cosine, TLane sine) where TLane : unmanaged, ILane<TLane>
    {
        TLane zero = default, pi = TLane.Create(Math.PI), half = TLane.Create(Math.PI / 2), limit = TLane.Create(0.7071);
        TLane size = TLane.Max(cosine, -cosine), steep = TLane.Acos(cosine);
        TLane flat = half - TLane.Acos(TLane.Min(TLane.Create(1), TLane.Max(sine, -sine)));
        flat = TLane.Select(cosine, zero, pi - flat, flat);
        TLane angle = TLane.Select(limit, size, flat, steep);
        return TLane.Select(sine, zero, -angle, angle);
    }
}
