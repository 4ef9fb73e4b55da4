using System.Runtime.CompilerServices;

namespace PolyMD.Numerics;

/// <summary>One double: the scalar reference that every wider lane is compared with. See <see cref="ILane{TSelf}"/>.</summary>
/// <param name="value">The number.</param>
public readonly struct Lane1(double value) : ILane<Lane1>
{
    private readonly double _v = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <summary>The number.</summary>
    public double Value => _v;

    /// <inheritdoc/>
    public static Lane1 Create(double value) => new(value);

    /// <inheritdoc/>
    public static unsafe Lane1 Load(double* source) => new(*source);

    /// <inheritdoc/>
    public static unsafe void Store(double* target, Lane1 value) => *target = value._v;

    /// <inheritdoc/>
    public static unsafe Lane1 Gather(double* source, int* index) => new(source[*index]);

    /// <inheritdoc/>
    public static unsafe Lane1 Lookup8(double* table8, int* index) => new(table8[*index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane1 Lookup16(double* table16, int* index) => new(table16[*index]);

    /// <inheritdoc/>
    public static int TableEntrySize => sizeof(double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane1 TableCreate(void* table) => new(*(double*)table);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane1 TableGather(void* table, int* index) => new(((double*)table)[*index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane1 TableLookup8(void* table8, int* index) => Lookup8((double*)table8, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane1 TableLookup16(void* table16, int* index) => Lookup16((double*)table16, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherIndices(int* source, int* index, int* target)
    {
        *target = source[*index];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherRecords(double* records, int* index, out Lane1 x, out Lane1 y, out Lane1 z, out Lane1 w)
    {
        double* r = records + 4 * (long)*index;
        x = new(r[0]);
        y = new(r[1]);
        z = new(r[2]);
        w = new(r[3]);
    }

    /// <inheritdoc/>
    public static unsafe void StoreRecords(double* target, Lane1 x, Lane1 y, Lane1 z, Lane1 w)
    {
        target[0] = x._v;
        target[1] = y._v;
        target[2] = z._v;
        target[3] = w._v;
    }

    /// <inheritdoc/>
    public static Lane1 Round(Lane1 x) => new(Math.Round(x._v));

    /// <inheritdoc/>
    public static Lane1 Min(Lane1 a, Lane1 b) => a._v < b._v ? a : b;

    /// <inheritdoc/>
    public static Lane1 Max(Lane1 a, Lane1 b) => a._v > b._v ? a : b;

    /// <inheritdoc/>
    public static Lane1 Acos(Lane1 x) => new(Math.Acos(x._v));

    /// <inheritdoc/>
    public static Lane1 Sqrt(Lane1 x) => new(Math.Sqrt(x._v));

    /// <inheritdoc/>
    public static Lane1 ReciprocalSqrt(Lane1 x) => new(1.0 / Math.Sqrt(x._v));

    /// <inheritdoc/>
    public static Lane1 Reciprocal(Lane1 x) => new(1.0 / x._v);

    /// <inheritdoc/>
    public static Lane1 Exp(Lane1 x) => new(Math.Exp(x._v));

    /// <inheritdoc/>
    public static Lane1 Exp2(Lane1 x) => new(double.Exp2(x._v));

    /// <inheritdoc/>
    public static Lane1 MulAdd(Lane1 a, Lane1 b, Lane1 c) => new(a._v * b._v + c._v);

    /// <inheritdoc/>
    public static Lane1 WhereLess(Lane1 a, Lane1 b, Lane1 value) => a._v < b._v ? value : default;

    /// <inheritdoc/>
    public static Lane1 Select(Lane1 a, Lane1 b, Lane1 yes, Lane1 no) => a._v < b._v ? yes : no;

    /// <inheritdoc/>
    public static bool AnyLess(Lane1 a, Lane1 b) => a._v < b._v;

    /// <inheritdoc/>
    public static double Sum(Lane1 x) => x._v;

    /// <summary>Sum.</summary>
    public static Lane1 operator +(Lane1 a, Lane1 b) => new(a._v + b._v);

    /// <summary>Difference.</summary>
    public static Lane1 operator -(Lane1 a, Lane1 b) => new(a._v - b._v);

    /// <summary>Product.</summary>
    public static Lane1 operator *(Lane1 a, Lane1 b) => new(a._v * b._v);

    /// <summary>Quotient.</summary>
    public static Lane1 operator /(Lane1 a, Lane1 b) => new(a._v / b._v);

    /// <summary>Opposite.</summary>
    public static Lane1 operator -(Lane1 a) => new(-a._v);
}
