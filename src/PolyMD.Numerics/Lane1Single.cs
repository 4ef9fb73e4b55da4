using System.Runtime.CompilerServices;

namespace PolyMD.Numerics;

/// <summary>Evaluation in single precision: <see cref="Lane1"/> to <see cref="Lane1F"/> and back.</summary>
public readonly struct Lane1Single : ILaneConversion<Lane1, Lane1F>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1F Narrow(Lane1 value) => new((float)value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1F NarrowBelow(Lane1 value, double ceiling) => Lane1F.Min(Narrow(value), Lane1F.Create(ceiling));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Widen(Lane1F value) => new(value.Value);
}
