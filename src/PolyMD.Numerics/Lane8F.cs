using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolyMD.Numerics;

/// <summary>Eight floats in a 256-bit register: the single-precision companion of <see cref="Lane8"/>. See <see cref="ILane{TSelf}"/>.</summary>
/// <param name="value">The register.</param>
public readonly struct Lane8F(Vector256<float> value) : ILane<Lane8F>
{
    private readonly Vector256<float> _v = value;

    /// <inheritdoc/>
    public static int Count => 8;

    /// <summary>The register.</summary>
    public Vector256<float> Vector => _v;

    /// <inheritdoc/>
    public static int TableEntrySize => sizeof(float);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Create(double value) => new(Vector256.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8F Load(double* source) => Lane8Single.Narrow(Lane8.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(double* target, Lane8F value) => Lane8.Store(target, Lane8Single.Widen(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8F Gather(double* source, int* index) => Lane8Single.Narrow(Lane8.Gather(source, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8F Lookup8(double* table8, int* index) => Lane8Single.Narrow(Lane8.Lookup8(table8, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8F Lookup16(double* table16, int* index) => Lane8Single.Narrow(Lane8.Lookup16(table16, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8F TableCreate(void* table) => new(Vector256.Create(*(float*)table));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8F TableGather(void* table, int* index) => Avx2.IsSupported
        ? new(Avx2.GatherVector256((float*)table, Vector256.Load(index), 4))
        : new(Vector256.Create(((float*)table)[index[0]], ((float*)table)[index[1]], ((float*)table)[index[2]], ((float*)table)[index[3]], ((float*)table)[index[4]], ((float*)table)[index[5]], ((float*)table)[index[6]], ((float*)table)[index[7]]));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8F TableLookup8(void* table8, int* index) => Avx2.IsSupported
        ? new(Avx2.PermuteVar8x32(Vector256.Load((float*)table8), Vector256.Load(index)))
        : TableGather(table8, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane8F TableLookup16(void* table16, int* index)
    {
        if (!Avx2.IsSupported) return TableGather(table16, index);
        Vector256<int> which = Vector256.Load(index);
        Vector256<float> lower = Vector256.Load((float*)table16), upper = Vector256.Load((float*)table16 + 8);
        if (Avx512F.VL.IsSupported) return new(Avx512F.VL.PermuteVar8x32x2(lower, which, upper));
        // Bit 3 of the index, moved to the sign, chooses the half.
        return new(Avx.BlendVariable(Avx2.PermuteVar8x32(lower, which), Avx2.PermuteVar8x32(upper, which), (which << 28).AsSingle()));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherIndices(int* source, int* index, int* target) => Lane8.GatherIndices(source, index, target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherRecords(double* records, int* index, out Lane8F x, out Lane8F y, out Lane8F z, out Lane8F w)
    {
        Lane8.GatherRecords(records, index, out Lane8 a, out Lane8 b, out Lane8 c, out Lane8 d);
        x = Lane8Single.Narrow(a);
        y = Lane8Single.Narrow(b);
        z = Lane8Single.Narrow(c);
        w = Lane8Single.Narrow(d);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreRecords(double* target, Lane8F x, Lane8F y, Lane8F z, Lane8F w) => Lane8.StoreRecords(target, Lane8Single.Widen(x), Lane8Single.Widen(y), Lane8Single.Widen(z), Lane8Single.Widen(w));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Round(Lane8F x) => new(Vector256.Round(x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Min(Lane8F a, Lane8F b) => new(Vector256.MinNative(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Max(Lane8F a, Lane8F b) => new(Vector256.MaxNative(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Acos(Lane8F x) => Lane8Single.Narrow(Lane8.Acos(Lane8Single.Widen(x)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Sqrt(Lane8F x) => new(Vector256.Sqrt(x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F ReciprocalSqrt(Lane8F x)
    {
        if (!Avx512F.VL.IsSupported) return new(Vector256<float>.One / Vector256.Sqrt(x._v));
        // 14-bit estimate, one Newton step y <- y + y/2 (1 - x y^2) leaves 6e-9 before rounding.
        Vector256<float> y = Avx512F.VL.ReciprocalSqrt14(x._v);
        Vector256<float> e = Fma.MultiplyAddNegated(x._v * y, y, Vector256<float>.One);
        return new(Fma.MultiplyAdd(y * Vector256.Create(0.5f), e, y));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Reciprocal(Lane8F x)
    {
        if (!Avx512F.VL.IsSupported) return new(Vector256<float>.One / x._v);
        Vector256<float> y = Avx512F.VL.Reciprocal14(x._v);
        return new(Fma.MultiplyAdd(y, Fma.MultiplyAddNegated(x._v, y, Vector256<float>.One), y));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Exp(Lane8F x)
    {
        // As in Lane8, for floats: e^x = 2^k e^r, degree-7 Taylor-Horner leaves 6e-9; under -87 the result is 0.
        Vector256<float> clamped = Vector256.Max(Vector256.Min(x._v, Vector256.Create(88.0f)), Vector256.Create(-87.0f));
        Vector256<float> k = Vector256.Round(clamped * Vector256.Create(1.44269504f));
        Vector256<float> r = Vector256.MultiplyAddEstimate(k, Vector256.Create(-0.693359375f), clamped);
        r = Vector256.MultiplyAddEstimate(k, Vector256.Create(2.12194440e-4f), r);
        Vector256<float> p = Vector256.Create(1.0f / 5040);
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(1.0f / 720));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(1.0f / 120));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(1.0f / 24));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(1.0f / 6));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.5f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256<float>.One);
        p = Vector256.MultiplyAddEstimate(p, r, Vector256<float>.One);
        // k + (2^23 + 2^22 + 127) puts the biased exponent into the low mantissa bits; shifting it up makes 2^k.
        Vector256<int> bits = (k + Vector256.Create(12582912.0f + 127)).AsInt32() << 23;
        return new(Vector256.ConditionalSelect(Vector256.LessThan(x._v, Vector256.Create(-87.0f)), Vector256<float>.Zero, p * bits.AsSingle()));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Exp2(Lane8F x)
    {
        // 2^x = 2^k 2^f with k = round(x); the polynomial goes through the Chebyshev nodes of |f| <= 1/2 (error 3e-9).
        Vector256<float> t = Vector256.MaxNative(x._v, Vector256.Create(-126.0f));
        Vector256<float> k = Vector256.Round(t), f = t - k;
        Vector256<float> p = Vector256.Create(0.000154615027f);
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.00134004952f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.00961805653f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.0555032706f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.240226509f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.693147207f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(1.0f));
        // k + (2^23 + 2^22 + 127) puts the biased exponent into the low mantissa bits; shifting it up makes 2^k.
        return new(p * ((k + Vector256.Create(12582912.0f + 127)).AsInt32() << 23).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F MulAdd(Lane8F a, Lane8F b, Lane8F c) => new(Vector256.MultiplyAddEstimate(a._v, b._v, c._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F WhereLess(Lane8F a, Lane8F b, Lane8F value) => new(Vector256.ConditionalSelect(Vector256.LessThan(a._v, b._v), value._v, Vector256<float>.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F Select(Lane8F a, Lane8F b, Lane8F yes, Lane8F no) => new(Vector256.ConditionalSelect(Vector256.LessThan(a._v, b._v), yes._v, no._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Lane8F a, Lane8F b) => Vector256.LessThanAny(a._v, b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Lane8F x) => Lane8.Sum(Lane8Single.Widen(x));

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F operator +(Lane8F a, Lane8F b) => new(a._v + b._v);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F operator -(Lane8F a, Lane8F b) => new(a._v - b._v);

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F operator *(Lane8F a, Lane8F b) => new(a._v * b._v);

    /// <summary>Quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F operator /(Lane8F a, Lane8F b) => new(a._v / b._v);

    /// <summary>Opposite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8F operator -(Lane8F a) => new(-a._v);
}
