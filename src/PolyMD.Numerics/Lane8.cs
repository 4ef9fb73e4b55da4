using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolyMD.Numerics;

/// <summary>Eight doubles in a 512-bit register. See <see cref="ILane{TSelf}"/>.</summary>
/// <param name="value">The register.</param>
public readonly struct Lane8(Vector512<double> value) : ILane<Lane8>
{
    private readonly Vector512<double> _v = value;

    /// <inheritdoc/>
    public static int Count => 8;

    /// <summary>The register.</summary>
    public Vector512<double> Vector => _v;

    /// <summary>True where the processor has the registers for this width.</summary>
    public static bool IsSupported => Vector512.IsHardwareAccelerated;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Create(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8 Load(double* source) => new(Vector512.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(double* target, Lane8 value) => Vector512.Store(value._v, target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8 Gather(double* source, int* index) =>
        new(Vector512.Create(source[index[0]],source[index[1]],source[index[2]],source[index[3]],source[index[4]],source[index[5]],source[index[6]],source[index[7]]));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8 Lookup8(double* table8, int* index) =>
        Avx512F.IsSupported
            ? new(Avx512F.PermuteVar8x64(Vector512.Load(table8), Avx512F.ConvertToVector512Int64(Vector256.Load(index))))
            : Gather(table8, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8 Lookup16(double* table16, int* index) =>
        Avx512F.IsSupported
            ? new(Avx512F.PermuteVar8x64x2(Vector512.Load(table16), Avx512F.ConvertToVector512Int64(Vector256.Load(index)), Vector512.Load(table16 + 8)))
            : Gather(table16, index);

    /// <inheritdoc/>
    public static int TableEntrySize => sizeof(double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8 TableCreate(void* table) => new(Vector512.Create(*(double*)table));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8 TableGather(void* table, int* index) => Gather((double*)table, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8 TableLookup8(void* table8, int* index) => Lookup8((double*)table8, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8 TableLookup16(void* table16, int* index) => Lookup16((double*)table16, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherIndices(int* source, int* index, int* target)
    {
        if (Avx2.IsSupported) Vector256.Store(Avx2.GatherVector256(source, Vector256.Load(index), 4), target);
        else for (int k = 0; k < 8; k++) target[k] = source[index[k]];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherRecords(double* records, int* index, out Lane8 x, out Lane8 y, out Lane8 z, out Lane8 w)
    {
        // Two records per register (k and k+4), then a 4x4 transpose inside each half keeps the element order 0..7.
        Vector512<double> r0 = Pair(records + 4 * (long)index[0], records + 4 * (long)index[4]);
        Vector512<double> r1 = Pair(records + 4 * (long)index[1], records + 4 * (long)index[5]);
        Vector512<double> r2 = Pair(records + 4 * (long)index[2], records + 4 * (long)index[6]);
        Vector512<double> r3 = Pair(records + 4 * (long)index[3], records + 4 * (long)index[7]);
        Vector512<double> xz01 = UnpackLow(r0, r1), yw01 = UnpackHigh(r0, r1), xz23 = UnpackLow(r2, r3), yw23 = UnpackHigh(r2, r3);
        x = new(Even(xz01, xz23));
        y = new(Even(yw01, yw23));
        z = new(Odd(xz01, xz23));
        w = new(Odd(yw01, yw23));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector512<double> Pair(double* lower, double* upper) =>
        Vector256.Load(lower).ToVector512Unsafe().WithUpper(Vector256.Load(upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> UnpackLow(Vector512<double> a, Vector512<double> b) => Avx512F.IsSupported
        ? Avx512F.UnpackLow(a, b)
        : Vector512.Create(a[0], b[0], a[2], b[2], a[4], b[4], a[6], b[6]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> UnpackHigh(Vector512<double> a, Vector512<double> b) => Avx512F.IsSupported
        ? Avx512F.UnpackHigh(a, b)
        : Vector512.Create(a[1], b[1], a[3], b[3], a[5], b[5], a[7], b[7]);

    // 128-bit pieces (0 of a, 0 of b) of each 256-bit half.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Even(Vector512<double> a, Vector512<double> b) => Avx512F.IsSupported
        ? Avx512F.PermuteVar8x64x2(a, Vector512.Create(0L, 1, 8, 9, 4, 5, 12, 13), b)
        : Vector512.Create(a[0], a[1], b[0], b[1], a[4], a[5], b[4], b[5]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Odd(Vector512<double> a, Vector512<double> b) => Avx512F.IsSupported
        ? Avx512F.PermuteVar8x64x2(a, Vector512.Create(2L, 3, 10, 11, 6, 7, 14, 15), b)
        : Vector512.Create(a[2], a[3], b[2], b[3], a[6], a[7], b[6], b[7]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreRecords(double* target, Lane8 x, Lane8 y, Lane8 z, Lane8 w)
    {
        if (!Avx512F.IsSupported)
        {
            for (int k = 0; k < 8; k++) Vector256.Store(Vector256.Create(x._v[k], y._v[k], z._v[k], w._v[k]), target + 4 * k);
            return;
        }
        // Each unpacked register holds (x, y) or (z, w) of four atoms in 128-bit pieces; two permutes weave them into two records each.
        Vector512<double> xyEven = Avx512F.UnpackLow(x._v, y._v), xyOdd = Avx512F.UnpackHigh(x._v, y._v);
        Vector512<double> zwEven = Avx512F.UnpackLow(z._v, w._v), zwOdd = Avx512F.UnpackHigh(z._v, w._v);
        Vector512<double> r02 = Avx512F.PermuteVar8x64x2(xyEven, Vector512.Create(0L, 1, 8, 9, 2, 3, 10, 11), zwEven);
        Vector512<double> r46 = Avx512F.PermuteVar8x64x2(xyEven, Vector512.Create(4L, 5, 12, 13, 6, 7, 14, 15), zwEven);
        Vector512<double> r13 = Avx512F.PermuteVar8x64x2(xyOdd, Vector512.Create(0L, 1, 8, 9, 2, 3, 10, 11), zwOdd);
        Vector512<double> r57 = Avx512F.PermuteVar8x64x2(xyOdd, Vector512.Create(4L, 5, 12, 13, 6, 7, 14, 15), zwOdd);
        Vector512.Store(Avx512F.Shuffle4x128(r02, r13, 0x44), target);
        Vector512.Store(Avx512F.Shuffle4x128(r02, r13, 0xEE), target + 8);
        Vector512.Store(Avx512F.Shuffle4x128(r46, r57, 0x44), target + 16);
        Vector512.Store(Avx512F.Shuffle4x128(r46, r57, 0xEE), target + 24);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Round(Lane8 x) => new(Vector512.Round(x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Min(Lane8 a, Lane8 b) => new(Vector512.MinNative(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Max(Lane8 a, Lane8 b) => new(Vector512.MaxNative(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Acos(Lane8 x) => LaneFunctions.Acos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Sqrt(Lane8 x) => new(Vector512.Sqrt(x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 ReciprocalSqrt(Lane8 x)
    {
        if (!Avx512F.IsSupported) return new(Vector512<double>.One / Vector512.Sqrt(x._v));
        // 14-bit estimate y and one step of fourth order, y (1 - e)^(-1/2) with e = 1 - x y^2: 1 + e/2 + 3/8 e^2 + 5/16 e^3.
        Vector512<double> y = Avx512F.ReciprocalSqrt14(x._v);
        Vector512<double> e = Avx512F.FusedMultiplyAddNegated(x._v * y, y, Vector512<double>.One);
        Vector512<double> series = Avx512F.FusedMultiplyAdd(e, Vector512.Create(0.3125), Vector512.Create(0.375));
        series = Avx512F.FusedMultiplyAdd(e, series, Vector512.Create(0.5));
        return new(Avx512F.FusedMultiplyAdd(y * e, series, y));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Reciprocal(Lane8 x)
    {
        if (!Avx512F.IsSupported) return new(Vector512<double>.One / x._v);
        Vector512<double> y = Avx512F.Reciprocal14(x._v);
        y = Avx512F.FusedMultiplyAdd(y, Avx512F.FusedMultiplyAddNegated(x._v, y, Vector512<double>.One), y);
        return new(Avx512F.FusedMultiplyAdd(y, Avx512F.FusedMultiplyAddNegated(x._v, y, Vector512<double>.One), y));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Exp(Lane8 x)
    {
        // e^x = 2^k e^r with k = round(x/ln 2), |r| <= ln2/2; ln 2 in two parts; the polynomial goes through the Chebyshev nodes (error 2e-17).
        // Arguments under -708 give 0 through the clamp and the final mask, as the tail of a screened interaction should.
        Vector512<double> clamped = Vector512.Max(Vector512.Min(x._v, Vector512.Create(709.0)), Vector512.Create(-708.0));
        Vector512<double> k = Vector512.Round(clamped * Vector512.Create(1.4426950408889634));
        Vector512<double> r = Vector512.MultiplyAddEstimate(k, Vector512.Create(-6.93147180369123816490e-01), clamped);
        r = Vector512.MultiplyAddEstimate(k, Vector512.Create(-1.90821492927058770002e-10), r);
        Vector512<double> p = Vector512.Create(2.5110095611886237e-08);
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2.7632715071632255e-07));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2.7557240761739257e-06));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2.4801485278370062e-05));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.00019841269890193705));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.0013888888952505406));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.008333333333319546));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.04166666666648738));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.1666666666666668));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.5000000000000019));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512<double>.One);
        p = Vector512.MultiplyAddEstimate(p, r, Vector512<double>.One);
        // k + (2^52 + 2^51 + 1023) puts the biased exponent into the low mantissa bits; shifting it up makes 2^k.
        Vector512<long> bits = (k + Vector512.Create(6755399441055744.0 + 1023)).AsInt64() << 52;
        return new(Vector512.ConditionalSelect(Vector512.LessThan(x._v, Vector512.Create(-708.0)), Vector512<double>.Zero, p * bits.AsDouble()));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Exp2(Lane8 x)
    {
        // 2^x = 2^k 2^f with k = round(x); the polynomial goes through the Chebyshev nodes of |f| <= 1/2 (error 4e-16).
        Vector512<double> t = Avx512F.IsSupported ? x._v : Vector512.Max(x._v, Vector512.Create(-1022.0));
        Vector512<double> k = Vector512.Round(t), f = t - k;
        Vector512<double> p = Vector512.Create(7.072603648460136e-09);
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(1.0208720953200499e-07));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(1.3215442499383303e-06));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(1.5252657106861664e-05));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(0.00015403530441881376));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(0.0013333558230416663));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(0.009618129107606802));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(0.055504108664446224));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(0.24022650695910097));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(0.6931471805599501));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(1.0));
        if (Avx512F.IsSupported) return new(Avx512F.Scale(p, k));
        // k + (2^52 + 2^51 + 1023) puts the biased exponent into the low mantissa bits; shifting it up makes 2^k.
        return new(p * ((k + Vector512.Create(6755399441055744.0 + 1023)).AsInt64() << 52).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 MulAdd(Lane8 a, Lane8 b, Lane8 c) => new(Vector512.MultiplyAddEstimate(a._v, b._v, c._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 WhereLess(Lane8 a, Lane8 b, Lane8 value) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a._v, b._v), value._v, Vector512<double>.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Select(Lane8 a, Lane8 b, Lane8 yes, Lane8 no) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a._v, b._v), yes._v, no._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Lane8 a, Lane8 b) => Vector512.LessThanAny(a._v, b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Lane8 x) => Vector512.Sum(x._v);

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator +(Lane8 a, Lane8 b) => new(a._v + b._v);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator -(Lane8 a, Lane8 b) => new(a._v - b._v);

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator *(Lane8 a, Lane8 b) => new(a._v * b._v);

    /// <summary>Quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator /(Lane8 a, Lane8 b) => new(a._v / b._v);

    /// <summary>Opposite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator -(Lane8 a) => new(-a._v);
}
