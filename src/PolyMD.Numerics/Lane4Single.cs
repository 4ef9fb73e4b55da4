using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolyMD.Numerics;

/// <summary>Evaluation in single precision: <see cref="Lane4"/> to <see cref="Lane4F"/> and back.</summary>
public readonly struct Lane4Single : ILaneConversion<Lane4, Lane4F>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F Narrow(Lane4 value) => Avx.IsSupported
        ? new(Avx.ConvertToVector128Single(value.Vector))
        : new(Vector128.Narrow(value.Vector.GetLower(), value.Vector.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F NarrowBelow(Lane4 value, double ceiling) => Lane4F.Min(Narrow(value), Lane4F.Create(ceiling));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Widen(Lane4F value) => Avx.IsSupported
        ? new(Avx.ConvertToVector256Double(value.Vector))
        : new(Vector256.Create(Vector128.WidenLower(value.Vector), Vector128.WidenUpper(value.Vector)));
}
