using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolyMD.Numerics;

/// <summary>Evaluation in single precision: <see cref="Lane8"/> to <see cref="Lane8F"/> and back.</summary>
public readonly struct Lane8Single : ILaneConversion<Lane8, Lane8F>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Narrow(Lane8 value) => Avx512F.IsSupported
        ? new(Avx512F.ConvertToVector256Single(value.Vector))
        : new(Vector256.Narrow(value.Vector.GetLower(), value.Vector.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F NarrowBelow(Lane8 value, double ceiling) => Lane8F.Min(Narrow(value), Lane8F.Create(ceiling));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Widen(Lane8F value) => Avx512F.IsSupported
        ? new(Avx512F.ConvertToVector512Double(value.Vector))
        : new(Vector512.Create(Vector256.WidenLower(value.Vector), Vector256.WidenUpper(value.Vector)));
}
