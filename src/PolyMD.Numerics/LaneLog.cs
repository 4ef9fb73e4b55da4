using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PolyMD.Numerics;

/// <summary>Natural logarithm of every lane.</summary>
public static class LaneLog
{
    /// <summary>ln x, correct to a few units in the last place.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="x">Positive finite argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe TLane Log<TLane>(TLane x) where TLane : unmanaged, ILane<TLane>
    {
        if (typeof(TLane) == typeof(Lane8)) return Unsafe.BitCast<Vector512<double>, TLane>(Vector512.Log(Unsafe.BitCast<TLane, Vector512<double>>(x)));
        if (typeof(TLane) == typeof(Lane4)) return Unsafe.BitCast<Vector256<double>, TLane>(Vector256.Log(Unsafe.BitCast<TLane, Vector256<double>>(x)));
        if (typeof(TLane) == typeof(Lane16F)) return Unsafe.BitCast<Vector512<float>, TLane>(Vector512.Log(Unsafe.BitCast<TLane, Vector512<float>>(x)));
        if (typeof(TLane) == typeof(Lane8F)) return Unsafe.BitCast<Vector256<float>, TLane>(Vector256.Log(Unsafe.BitCast<TLane, Vector256<float>>(x)));
        if (typeof(TLane) == typeof(Lane4F)) return Unsafe.BitCast<Vector128<float>, TLane>(Vector128.Log(Unsafe.BitCast<TLane, Vector128<float>>(x)));
        double value = 0;
        TLane.Store(&value, x);
        value = Math.Log(value);
        return TLane.Load(&value);
    }
}
