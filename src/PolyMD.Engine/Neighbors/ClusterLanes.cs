using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PolyMD.Numerics;

namespace PolyMD.Engine.Neighbors;

/// <summary>Double records, one entry at a time (in parts where the lane is narrower).</summary>
/// <typeparam name="TLane">Lane of at most eight doubles.</typeparam>
public readonly unsafe struct DoubleSlots<TLane> : IClusterLane<TLane, TLane> where TLane : unmanaged, ILane<TLane>
{
    /// <inheritdoc/>
    public static int Entries => 1;

    /// <inheritdoc/>
    public static int Width => TLane.Count;

    /// <inheritdoc/>
    public static int ElementSize => sizeof(double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Own(byte* coordinate) => TLane.Create(*(double*)coordinate);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Minus(TLane own, byte* lower, byte* upper) => own - TLane.Load((double*)lower);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Load(byte* lower, byte* upper) => TLane.Load((double*)lower);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Subtract(byte* lower, byte* upper, TLane value) => TLane.Store((double*)lower, TLane.Load((double*)lower) - value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int* Types(byte* lower, byte* upper, int* buffer) => (int*)lower;
}

/// <summary>Single-precision records, one entry at a time.</summary>
public readonly unsafe struct SingleSlots : IClusterLane<Lane8F, Vector256<int>>
{
    /// <inheritdoc/>
    public static int Entries => 1;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static int ElementSize => sizeof(float);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Own(byte* coordinate) => Vector256.Create(*(int*)coordinate);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Minus(Vector256<int> own, byte* lower, byte* upper) => new(Vector256.ConvertToSingle(own - Vector256.Load((int*)lower)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Load(byte* lower, byte* upper) => new(Vector256.Load((float*)lower));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Subtract(byte* lower, byte* upper, Lane8F value) => Vector256.Store(Vector256.Load((float*)lower) - value.Vector, (float*)lower);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int* Types(byte* lower, byte* upper, int* buffer) => (int*)lower;
}

/// <summary>Single-precision records, two entries at a time.</summary>
public readonly unsafe struct SingleSlotPairs : IClusterLane<Lane16F, Vector512<int>>
{
    /// <inheritdoc/>
    public static int Entries => 2;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static int ElementSize => sizeof(float);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Own(byte* coordinate) => Vector512.Create(*(int*)coordinate);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Minus(Vector512<int> own, byte* lower, byte* upper) =>
        new(Vector512.ConvertToSingle(own - Both((float*)lower, (float*)upper).AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Load(byte* lower, byte* upper) => new(Both((float*)lower, (float*)upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Subtract(byte* lower, byte* upper, Lane16F value)
    {
        Vector256.Store(Vector256.Load((float*)lower) - value.Vector.GetLower(), (float*)lower);
        Vector256.Store(Vector256.Load((float*)upper) - value.Vector.GetUpper(), (float*)upper);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int* Types(byte* lower, byte* upper, int* buffer)
    {
        // One store of the width of the load that follows: it need not wait for the store to reach the cache.
        Vector512.Store(Both((float*)lower, (float*)upper).AsInt32(), buffer);
        return buffer;
    }

    // A load that fills both halves, then one into the upper half: nothing undefined that would have to live somewhere.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Both(float* lower, float* upper) => Avx512DQ.IsSupported
        ? Avx512DQ.InsertVector256(Avx512DQ.BroadcastVector256ToVector512(lower), Vector256.Load(upper), 1)
        : Vector512.Create(Vector256.Load(lower), Vector256.Load(upper));
}
