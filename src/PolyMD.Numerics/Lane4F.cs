using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolyMD.Numerics;

/// <summary>Four floats in a 128-bit register: the single-precision companion of <see cref="Lane4"/>. See <see cref="ILane{TSelf}"/>.</summary>
/// <param name="value">The register.</param>
public readonly struct Lane4F(Vector128<float> value) : ILane<Lane4F>
{
    private readonly Vector128<float> _v = value;

    /// <inheritdoc/>
    public static int Count => 4;

    /// <summary>The register.</summary>
    public Vector128<float> Vector => _v;

    /// <inheritdoc/>
    public static int TableEntrySize => sizeof(float);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F Create(double value) => new(Vector128.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4F Load(double* source) => Lane4Single.Narrow(Lane4.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(double* target, Lane4F value) => Lane4.Store(target, Lane4Single.Widen(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4F Gather(double* source, int* index) => Lane4Single.Narrow(Lane4.Gather(source, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4F Lookup8(double* table8, int* index) => Lane4Single.Narrow(Lane4.Lookup8(table8, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4F Lookup16(double* table16, int* index) => Lane4Single.Narrow(Lane4.Lookup16(table16, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4F TableCreate(void* table) => new(Vector128.Create(*(float*)table));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4F TableGather(void* table, int* index) => Avx2.IsSupported
        ? new(Avx2.GatherVector128((float*)table, Vector128.Load(index), 4))
        : new(Vector128.Create(((float*)table)[index[0]], ((float*)table)[index[1]], ((float*)table)[index[2]], ((float*)table)[index[3]]));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4F TableLookup8(void* table8, int* index) => Avx2.IsSupported
        ? new(Avx2.PermuteVar8x32(Vector256.Load((float*)table8), Vector128.Load(index).ToVector256Unsafe()).GetLower())
        : TableGather(table8, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4F TableLookup16(void* table16, int* index)
    {
        if (!Avx2.IsSupported) return TableGather(table16, index);
        Vector256<int> which = Vector128.Load(index).ToVector256Unsafe();
        Vector256<float> lower = Vector256.Load((float*)table16), upper = Vector256.Load((float*)table16 + 8);
        if (Avx512F.VL.IsSupported) return new(Avx512F.VL.PermuteVar8x32x2(lower, which, upper).GetLower());
        // Bit 3 of the index, moved to the sign, chooses the half.
        return new(Avx.BlendVariable(Avx2.PermuteVar8x32(lower, which), Avx2.PermuteVar8x32(upper, which), (which << 28).AsSingle()).GetLower());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherIndices(int* source, int* index, int* target) => Lane4.GatherIndices(source, index, target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherRecords(double* records, int* index, out Lane4F x, out Lane4F y, out Lane4F z, out Lane4F w)
    {
        Lane4.GatherRecords(records, index, out Lane4 a, out Lane4 b, out Lane4 c, out Lane4 d);
        x = Lane4Single.Narrow(a);
        y = Lane4Single.Narrow(b);
        z = Lane4Single.Narrow(c);
        w = Lane4Single.Narrow(d);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreRecords(double* target, Lane4F x, Lane4F y, Lane4F z, Lane4F w) => Lane4.StoreRecords(target, Lane4Single.Widen(x), Lane4Single.Widen(y), Lane4Single.Widen(z), Lane4Single.Widen(w));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F Round(Lane4F x) => new(Vector128.Round(x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F Min(Lane4F a, Lane4F b) => new(Vector128.MinNative(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F Max(Lane4F a, Lane4F b) => new(Vector128.MaxNative(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F Acos(Lane4F x) => Lane4Single.Narrow(Lane4.Acos(Lane4Single.Widen(x)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F Sqrt(Lane4F x) => new(Vector128.Sqrt(x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F ReciprocalSqrt(Lane4F x)
    {
        if (!Avx512F.VL.IsSupported) return new(Vector128<float>.One / Vector128.Sqrt(x._v));
        // 14-bit estimate, one Newton step y <- y + y/2 (1 - x y^2) leaves 6e-9 before rounding.
        Vector128<float> y = Avx512F.VL.ReciprocalSqrt14(x._v);
        Vector128<float> e = Fma.MultiplyAddNegated(x._v * y, y, Vector128<float>.One);
        return new(Fma.MultiplyAdd(y * Vector128.Create(0.5f), e, y));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F Reciprocal(Lane4F x)
    {
        if (!Avx512F.VL.IsSupported) return new(Vector128<float>.One / x._v);
        Vector128<float> y = Avx512F.VL.Reciprocal14(x._v);
        return new(Fma.MultiplyAdd(y, Fma.MultiplyAddNegated(x._v, y, Vector128<float>.One), y));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F Exp(Lane4F x)
    {
        // As in Lane4, for floats: e^x = 2^k e^r, degree-7 Taylor-Horner leaves 6e-9; under -87 the result is 0.
        Vector128<float> clamped = Vector128.Max(Vector128.Min(x._v, Vector128.Create(88.0f)), Vector128.Create(-87.0f));
        Vector128<float> k = Vector128.Round(clamped * Vector128.Create(1.44269504f));
        Vector128<float> r = Vector128.MultiplyAddEstimate(k, Vector128.Create(-0.693359375f), clamped);
        r = Vector128.MultiplyAddEstimate(k, Vector128.Create(2.12194440e-4f), r);
        Vector128<float> p = Vector128.Create(1.0f / 5040);
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(1.0f / 720));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(1.0f / 120));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(1.0f / 24));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(1.0f / 6));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(0.5f));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128<float>.One);
        p = Vector128.MultiplyAddEstimate(p, r, Vector128<float>.One);
        // k + (2^23 + 2^22 + 127) puts the biased exponent into the low mantissa bits; shifting it up makes 2^k.
        Vector128<int> bits = (k + Vector128.Create(12582912.0f + 127)).AsInt32() << 23;
        return new(Vector128.ConditionalSelect(Vector128.LessThan(x._v, Vector128.Create(-87.0f)), Vector128<float>.Zero, p * bits.AsSingle()));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F Exp2(Lane4F x)
    {
        // 2^x = 2^k 2^f with k = round(x); the polynomial goes through the Chebyshev nodes of |f| <= 1/2 (error 3e-9).
        Vector128<float> t = Vector128.MaxNative(x._v, Vector128.Create(-126.0f));
        Vector128<float> k = Vector128.Round(t), f = t - k;
        Vector128<float> p = Vector128.Create(0.000154615027f);
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(0.00134004952f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(0.00961805653f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(0.0555032706f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(0.240226509f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(0.693147207f));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(1.0f));
        // k + (2^23 + 2^22 + 127) puts the biased exponent into the low mantissa bits; shifting it up makes 2^k.
        return new(p * ((k + Vector128.Create(12582912.0f + 127)).AsInt32() << 23).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F MulAdd(Lane4F a, Lane4F b, Lane4F c) => new(Vector128.MultiplyAddEstimate(a._v, b._v, c._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F WhereLess(Lane4F a, Lane4F b, Lane4F value) => new(Vector128.ConditionalSelect(Vector128.LessThan(a._v, b._v), value._v, Vector128<float>.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F Select(Lane4F a, Lane4F b, Lane4F yes, Lane4F no) => new(Vector128.ConditionalSelect(Vector128.LessThan(a._v, b._v), yes._v, no._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Lane4F a, Lane4F b) => Vector128.LessThanAny(a._v, b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Lane4F x) => Lane4.Sum(Lane4Single.Widen(x));

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F operator +(Lane4F a, Lane4F b) => new(a._v + b._v);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F operator -(Lane4F a, Lane4F b) => new(a._v - b._v);

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F operator *(Lane4F a, Lane4F b) => new(a._v * b._v);

    /// <summary>Quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F operator /(Lane4F a, Lane4F b) => new(a._v / b._v);

    /// <summary>Opposite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4F operator -(Lane4F a) => new(-a._v);
}
