using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolyMD.Numerics;

/// <summary>Sixteen floats in a 512-bit register. See <see cref="ILane{TSelf}"/>.</summary>
/// <param name="value">The register.</param>
public readonly struct Lane16F(Vector512<float> value) : ILane<Lane16F>
{
    private readonly Vector512<float> _v = value;

    /// <summary>Two halves.</summary>
    /// <param name="lower">Elements 0 … 7.</param>
    /// <param name="upper">Elements 8 … 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane16F(Lane8F lower, Lane8F upper) : this(lower.Vector.ToVector512Unsafe().WithUpper(upper.Vector)) { }

    /// <inheritdoc/>
    public static int Count => 16;

    /// <summary>The register.</summary>
    public Vector512<float> Vector => _v;

    /// <inheritdoc/>
    public static int TableEntrySize => sizeof(float);

    /// <summary>Elements 0 … 7.</summary>
    public Lane8F Lower => new(_v.GetLower());

    /// <summary>Elements 8 … 15.</summary>
    public Lane8F Upper => new(_v.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Create(double value) => new(Vector512.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane16F Load(double* source) => new(Lane8F.Load(source), Lane8F.Load(source + 8));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(double* target, Lane16F value)
    {
        Lane8F.Store(target, value.Lower);
        Lane8F.Store(target + 8, value.Upper);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane16F Gather(double* source, int* index) => new(Lane8F.Gather(source, index), Lane8F.Gather(source, index + 8));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane16F Lookup8(double* table8, int* index) => new(Lane8F.Lookup8(table8, index), Lane8F.Lookup8(table8, index + 8));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane16F Lookup16(double* table16, int* index) => new(Lane8F.Lookup16(table16, index), Lane8F.Lookup16(table16, index + 8));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane16F TableGather(void* table, int* index) => new(Lane8F.TableGather(table, index), Lane8F.TableGather(table, index + 8));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane16F TableLookup8(void* table8, int* index) => Avx512F.IsSupported
        ? new(Avx512F.PermuteVar16x32(Vector256.Load((float*)table8).ToVector512Unsafe(), Vector512.Load(index)))
        : new(Lane8F.TableLookup8(table8, index), Lane8F.TableLookup8(table8, index + 8));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane16F TableLookup16(void* table16, int* index) => Avx512F.IsSupported
        ? new(Avx512F.PermuteVar16x32(Vector512.Load((float*)table16), Vector512.Load(index)))
        : new(Lane8F.TableLookup16(table16, index), Lane8F.TableLookup16(table16, index + 8));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane16F TableCreate(void* table) => new(Vector512.Create(*(float*)table));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherIndices(int* source, int* index, int* target)
    {
        Lane8.GatherIndices(source, index, target);
        Lane8.GatherIndices(source, index + 8, target + 8);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherRecords(double* records, int* index, out Lane16F x, out Lane16F y, out Lane16F z, out Lane16F w)
    {
        Lane8F.GatherRecords(records, index, out Lane8F x0, out Lane8F y0, out Lane8F z0, out Lane8F w0);
        Lane8F.GatherRecords(records, index + 8, out Lane8F x1, out Lane8F y1, out Lane8F z1, out Lane8F w1);
        x = new(x0, x1);
        y = new(y0, y1);
        z = new(z0, z1);
        w = new(w0, w1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreRecords(double* target, Lane16F x, Lane16F y, Lane16F z, Lane16F w)
    {
        Lane8F.StoreRecords(target, x.Lower, y.Lower, z.Lower, w.Lower);
        Lane8F.StoreRecords(target + 32, x.Upper, y.Upper, z.Upper, w.Upper);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Round(Lane16F x) => new(Vector512.Round(x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Min(Lane16F a, Lane16F b) => new(Vector512.MinNative(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Max(Lane16F a, Lane16F b) => new(Vector512.MaxNative(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Acos(Lane16F x) => new(Lane8F.Acos(x.Lower), Lane8F.Acos(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Sqrt(Lane16F x) => new(Vector512.Sqrt(x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F ReciprocalSqrt(Lane16F x)
    {
        if (!Avx512F.IsSupported) return new(Vector512<float>.One / Vector512.Sqrt(x._v));
        // 14-bit estimate, one Newton step y <- y + y/2 (1 - x y^2) leaves 6e-9 before rounding.
        Vector512<float> y = Avx512F.ReciprocalSqrt14(x._v);
        Vector512<float> e = Avx512F.FusedMultiplyAddNegated(x._v * y, y, Vector512<float>.One);
        return new(Avx512F.FusedMultiplyAdd(y * Vector512.Create(0.5f), e, y));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Reciprocal(Lane16F x)
    {
        if (!Avx512F.IsSupported) return new(Vector512<float>.One / x._v);
        Vector512<float> y = Avx512F.Reciprocal14(x._v);
        return new(Avx512F.FusedMultiplyAdd(y, Avx512F.FusedMultiplyAddNegated(x._v, y, Vector512<float>.One), y));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Exp(Lane16F x)
    {
        // As in Lane8F: e^x = 2^k e^r, degree-7 Taylor-Horner leaves 6e-9; under -87 the result is 0.
        Vector512<float> clamped = Vector512.Max(Vector512.Min(x._v, Vector512.Create(88.0f)), Vector512.Create(-87.0f));
        Vector512<float> k = Vector512.Round(clamped * Vector512.Create(1.44269504f));
        Vector512<float> r = Vector512.MultiplyAddEstimate(k, Vector512.Create(-0.693359375f), clamped);
        r = Vector512.MultiplyAddEstimate(k, Vector512.Create(2.12194440e-4f), r);
        Vector512<float> p = Vector512.Create(1.0f / 5040);
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(1.0f / 720));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(1.0f / 120));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(1.0f / 24));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(1.0f / 6));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.5f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512<float>.One);
        p = Vector512.MultiplyAddEstimate(p, r, Vector512<float>.One);
        // k + (2^23 + 2^22 + 127) puts the biased exponent into the low mantissa bits; shifting it up makes 2^k.
        Vector512<int> bits = (k + Vector512.Create(12582912.0f + 127)).AsInt32() << 23;
        return new(Vector512.ConditionalSelect(Vector512.LessThan(x._v, Vector512.Create(-87.0f)), Vector512<float>.Zero, p * bits.AsSingle()));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Exp2(Lane16F x)
    {
        // 2^x = 2^k 2^f with k = round(x); the polynomial goes through the Chebyshev nodes of |f| <= 1/2 (error 3e-9).
        Vector512<float> t = Avx512F.IsSupported ? x._v : Vector512.MaxNative(x._v, Vector512.Create(-126.0f));
        Vector512<float> k = Vector512.Round(t), f = t - k;
        Vector512<float> p = Vector512.Create(0.000154615027f);
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(0.00134004952f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(0.00961805653f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(0.0555032706f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(0.240226509f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(0.693147207f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(1.0f));
        if (Avx512F.IsSupported) return new(Avx512F.Scale(p, k));
        // k + (2^23 + 2^22 + 127) puts the biased exponent into the low mantissa bits; shifting it up makes 2^k.
        return new(p * ((k + Vector512.Create(12582912.0f + 127)).AsInt32() << 23).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F MulAdd(Lane16F a, Lane16F b, Lane16F c) => new(Vector512.MultiplyAddEstimate(a._v, b._v, c._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F WhereLess(Lane16F a, Lane16F b, Lane16F value) => new(Vector512.ConditionalSelect(Vector512.LessThan(a._v, b._v), value._v, Vector512<float>.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F Select(Lane16F a, Lane16F b, Lane16F yes, Lane16F no) => new(Vector512.ConditionalSelect(Vector512.LessThan(a._v, b._v), yes._v, no._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Lane16F a, Lane16F b) => Vector512.LessThanAny(a._v, b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Lane16F x) => Lane8.Sum(Lane8Single.Widen(x.Lower) + Lane8Single.Widen(x.Upper));

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F operator +(Lane16F a, Lane16F b) => new(a._v + b._v);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F operator -(Lane16F a, Lane16F b) => new(a._v - b._v);

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F operator *(Lane16F a, Lane16F b) => new(a._v * b._v);

    /// <summary>Quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F operator /(Lane16F a, Lane16F b) => new(a._v / b._v);

    /// <summary>Opposite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16F operator -(Lane16F a) => new(-a._v);
}
