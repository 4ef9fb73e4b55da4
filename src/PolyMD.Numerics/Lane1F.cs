using System.Runtime.CompilerServices;

namespace PolyMD.Numerics;

/// <summary>One float: the single-precision companion of <see cref="Lane1"/>. See <see cref="ILane{TSelf}"/>.</summary>
/// <param name="value">The number.</param>
public readonly struct Lane1F(float value) : ILane<Lane1F>
{
    private readonly float _v = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <summary>The number.</summary>
    public float Value => _v;

    /// <inheritdoc/>
    public static Lane1F Create(double value) => new((float)value);

    /// <inheritdoc/>
    public static unsafe Lane1F Load(double* source) => new((float)*source);

    /// <inheritdoc/>
    public static unsafe void Store(double* target, Lane1F value) => *target = value._v;

    /// <inheritdoc/>
    public static unsafe Lane1F Gather(double* source, int* index) => new((float)source[*index]);

    /// <inheritdoc/>
    public static unsafe Lane1F Lookup8(double* table8, int* index) => new((float)table8[*index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane1F Lookup16(double* table16, int* index) => new((float)table16[*index]);

    /// <inheritdoc/>
    public static int TableEntrySize => sizeof(float);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane1F TableCreate(void* table) => new(*(float*)table);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane1F TableGather(void* table, int* index) => new(((float*)table)[*index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane1F TableLookup8(void* table8, int* index) => new(((float*)table8)[*index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane1F TableLookup16(void* table16, int* index) => new(((float*)table16)[*index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherIndices(int* source, int* index, int* target)
    {
        *target = source[*index];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherRecords(double* records, int* index, out Lane1F x, out Lane1F y, out Lane1F z, out Lane1F w)
    {
        double* r = records + 4 * (long)*index;
        x = new((float)r[0]);
        y = new((float)r[1]);
        z = new((float)r[2]);
        w = new((float)r[3]);
    }

    /// <inheritdoc/>
    public static unsafe void StoreRecords(double* target, Lane1F x, Lane1F y, Lane1F z, Lane1F w)
    {
        target[0] = x._v;
        target[1] = y._v;
        target[2] = z._v;
        target[3] = w._v;
    }

    /// <inheritdoc/>
    public static Lane1F Round(Lane1F x) => new(MathF.Round(x._v));

    /// <inheritdoc/>
    public static Lane1F Min(Lane1F a, Lane1F b) => a._v < b._v ? a : b;

    /// <inheritdoc/>
    public static Lane1F Max(Lane1F a, Lane1F b) => a._v > b._v ? a : b;

    /// <inheritdoc/>
    public static Lane1F Acos(Lane1F x) => new(MathF.Acos(x._v));

    /// <inheritdoc/>
    public static Lane1F Sqrt(Lane1F x) => new(MathF.Sqrt(x._v));

    /// <inheritdoc/>
    public static Lane1F ReciprocalSqrt(Lane1F x) => new(1.0f / MathF.Sqrt(x._v));

    /// <inheritdoc/>
    public static Lane1F Reciprocal(Lane1F x) => new(1.0f / x._v);

    /// <inheritdoc/>
    public static Lane1F Exp(Lane1F x) => new(MathF.Exp(x._v));

    /// <inheritdoc/>
    public static Lane1F Exp2(Lane1F x) => new(float.Exp2(x._v));

    /// <inheritdoc/>
    public static Lane1F MulAdd(Lane1F a, Lane1F b, Lane1F c) => new(a._v * b._v + c._v);

    /// <inheritdoc/>
    public static Lane1F WhereLess(Lane1F a, Lane1F b, Lane1F value) => a._v < b._v ? value : default;

    /// <inheritdoc/>
    public static Lane1F Select(Lane1F a, Lane1F b, Lane1F yes, Lane1F no) => a._v < b._v ? yes : no;

    /// <inheritdoc/>
    public static bool AnyLess(Lane1F a, Lane1F b) => a._v < b._v;

    /// <inheritdoc/>
    public static double Sum(Lane1F x) => x._v;

    /// <summary>Sum.</summary>
    public static Lane1F operator +(Lane1F a, Lane1F b) => new(a._v + b._v);

    /// <summary>Difference.</summary>
    public static Lane1F operator -(Lane1F a, Lane1F b) => new(a._v - b._v);

    /// <summary>Product.</summary>
    public static Lane1F operator *(Lane1F a, Lane1F b) => new(a._v * b._v);

    /// <summary>Quotient.</summary>
    public static Lane1F operator /(Lane1F a, Lane1F b) => new(a._v / b._v);

    /// <summary>Opposite.</summary>
    public static Lane1F operator -(Lane1F a) => new(-a._v);
}
