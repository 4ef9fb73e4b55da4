using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Loops;

/// <summary>A bundle of Cartesian vectors.</summary>
/// <typeparam name="TLane">Lane.</typeparam>
/// <param name="x">Components along x.</param>
/// <param name="y">Components along y.</param>
/// <param name="z">Components along z.</param>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly struct LaneVec<TLane>(TLane x, TLane y, TLane z) where TLane : unmanaged, ILane<TLane>
{
    /// <summary>Components along x.</summary>
    public readonly TLane X = x;

    /// <summary>Components along y.</summary>
    public readonly TLane Y = y;

    /// <summary>Components along z.</summary>
    public readonly TLane Z = z;

    /// <summary>|v|^2.</summary>
    public TLane LengthSquared
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Dot(this, this);
    }

    /// <summary>a.b.</summary>
    /// <param name="a">First factors.</param>
    /// <param name="b">Second factors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Dot(in LaneVec<TLane> a, in LaneVec<TLane> b) => TLane.MulAdd(a.X, b.X, TLane.MulAdd(a.Y, b.Y, a.Z * b.Z));

    /// <summary>a x b.</summary>
    /// <param name="a">First factors.</param>
    /// <param name="b">Second factors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVec<TLane> Cross(in LaneVec<TLane> a, in LaneVec<TLane> b) =>
        new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    /// <summary>a s + b.</summary>
    /// <param name="a">Scaled vectors.</param>
    /// <param name="s">Factors.</param>
    /// <param name="b">Added vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVec<TLane> MulAdd(in LaneVec<TLane> a, TLane s, in LaneVec<TLane> b) =>
        new(TLane.MulAdd(a.X, s, b.X), TLane.MulAdd(a.Y, s, b.Y), TLane.MulAdd(a.Z, s, b.Z));

    /// <summary>The vectors where a &lt; b, else zero.</summary>
    /// <param name="a">Left side.</param>
    /// <param name="b">Right side.</param>
    /// <param name="v">Kept vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVec<TLane> WhereLess(TLane a, TLane b, in LaneVec<TLane> v) =>
        new(TLane.WhereLess(a, b, v.X), TLane.WhereLess(a, b, v.Y), TLane.WhereLess(a, b, v.Z));

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVec<TLane> operator +(in LaneVec<TLane> a, in LaneVec<TLane> b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVec<TLane> operator -(in LaneVec<TLane> a, in LaneVec<TLane> b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Opposite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVec<TLane> operator -(in LaneVec<TLane> a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>Scaled vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVec<TLane> operator *(in LaneVec<TLane> a, TLane s) => new(a.X * s, a.Y * s, a.Z * s);
}
