using System.Runtime.CompilerServices;

namespace PolyMD.Numerics;

/// <summary>Evaluation in the lane of geometry and sums: nothing to convert.</summary>
/// <typeparam name="TLane">Lane.</typeparam>
public readonly struct LaneIdentity<TLane> : ILaneConversion<TLane, TLane> where TLane : unmanaged, ILane<TLane>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Narrow(TLane value) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane NarrowBelow(TLane value, double ceiling) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Widen(TLane value) => value;
}
