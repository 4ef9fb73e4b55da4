using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>Functions of lanes that only the many-body kernels need.</summary>
internal static class LaneMath
{
    /// <summary>ln x for positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe TLane Log<TLane>(TLane x) where TLane : unmanaged, ILane<TLane>
    {
        if (typeof(TLane) == typeof(Lane8)) return Unsafe.BitCast<Vector512<double>, TLane>(Vector512.Log(Unsafe.BitCast<TLane, Vector512<double>>(x)));
        if (typeof(TLane) == typeof(Lane4)) return Unsafe.BitCast<Vector256<double>, TLane>(Vector256.Log(Unsafe.BitCast<TLane, Vector256<double>>(x)));
        double* t = stackalloc double[8];
        TLane.Store(t, x);
        for (int k = 0; k < TLane.Count; k++) t[k] = Math.Log(t[k]);
        return TLane.Load(t);
    }

    /// <summary>x^power for a small whole power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Power<TLane>(TLane x, int power) where TLane : unmanaged, ILane<TLane>
    {
        TLane result = TLane.Create(1);
        for (; power > 0; power >>= 1, x *= x)
        {
            if ((power & 1) != 0) result *= x;
        }
        return result;
    }
}
