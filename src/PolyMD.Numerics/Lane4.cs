using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolyMD.Numerics;

/// <summary>Four doubles in a 256-bit register. See <see cref="ILane{TSelf}"/>.</summary>
/// <param name="value">The register.</param>
public readonly struct Lane4(Vector256<double> value) : ILane<Lane4>
{
    private readonly Vector256<double> _v = value;

    /// <inheritdoc/>
    public static int Count => 4;

    /// <summary>The register.</summary>
    public Vector256<double> Vector => _v;

    /// <summary>True where the processor has the registers for this width.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Create(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4 Load(double* source) => new(Vector256.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(double* target, Lane4 value) => Vector256.Store(value._v, target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4 Gather(double* source, int* index) =>
        new(Vector256.Create(source[index[0]],source[index[1]],source[index[2]],source[index[3]]));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4 Lookup8(double* table8, int* index) => Gather(table8, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4 Lookup16(double* table16, int* index) => Gather(table16, index);

    /// <inheritdoc/>
    public static int TableEntrySize => sizeof(double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4 TableCreate(void* table) => new(Vector256.Create(*(double*)table));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4 TableGather(void* table, int* index) => Gather((double*)table, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4 TableLookup8(void* table8, int* index) => Lookup8((double*)table8, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane4 TableLookup16(void* table16, int* index) => Lookup16((double*)table16, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherIndices(int* source, int* index, int* target)
    {
        if (Avx2.IsSupported) Vector128.Store(Avx2.GatherVector128(source, Vector128.Load(index), 4), target);
        else for (int k = 0; k < 4; k++) target[k] = source[index[k]];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void GatherRecords(double* records, int* index, out Lane4 x, out Lane4 y, out Lane4 z, out Lane4 w)
    {
        Vector256<double> r0 = Vector256.Load(records + 4 * (long)index[0]), r1 = Vector256.Load(records + 4 * (long)index[1]);
        Vector256<double> r2 = Vector256.Load(records + 4 * (long)index[2]), r3 = Vector256.Load(records + 4 * (long)index[3]);
        if (Avx.IsSupported)
        {
            Vector256<double> xz01 = Avx.UnpackLow(r0, r1), yw01 = Avx.UnpackHigh(r0, r1);
            Vector256<double> xz23 = Avx.UnpackLow(r2, r3), yw23 = Avx.UnpackHigh(r2, r3);
            x = new(Avx.Permute2x128(xz01, xz23, 0x20));
            y = new(Avx.Permute2x128(yw01, yw23, 0x20));
            z = new(Avx.Permute2x128(xz01, xz23, 0x31));
            w = new(Avx.Permute2x128(yw01, yw23, 0x31));
            return;
        }
        x = new(Vector256.Create(r0[0], r1[0], r2[0], r3[0]));
        y = new(Vector256.Create(r0[1], r1[1], r2[1], r3[1]));
        z = new(Vector256.Create(r0[2], r1[2], r2[2], r3[2]));
        w = new(Vector256.Create(r0[3], r1[3], r2[3], r3[3]));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreRecords(double* target, Lane4 x, Lane4 y, Lane4 z, Lane4 w)
    {
        if (Avx.IsSupported)
        {
            Vector256<double> xy02 = Avx.UnpackLow(x._v, y._v), xy13 = Avx.UnpackHigh(x._v, y._v);
            Vector256<double> zw02 = Avx.UnpackLow(z._v, w._v), zw13 = Avx.UnpackHigh(z._v, w._v);
            Vector256.Store(Avx.Permute2x128(xy02, zw02, 0x20), target);
            Vector256.Store(Avx.Permute2x128(xy13, zw13, 0x20), target + 4);
            Vector256.Store(Avx.Permute2x128(xy02, zw02, 0x31), target + 8);
            Vector256.Store(Avx.Permute2x128(xy13, zw13, 0x31), target + 12);
            return;
        }
        for (int k = 0; k < 4; k++) Vector256.Store(Vector256.Create(x._v[k], y._v[k], z._v[k], w._v[k]), target + 4 * k);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Round(Lane4 x) => new(Vector256.Round(x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Min(Lane4 a, Lane4 b) => new(Vector256.MinNative(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Max(Lane4 a, Lane4 b) => new(Vector256.MaxNative(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Acos(Lane4 x) => LaneFunctions.Acos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Sqrt(Lane4 x) => new(Vector256.Sqrt(x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 ReciprocalSqrt(Lane4 x) => new(Vector256<double>.One / Vector256.Sqrt(x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Reciprocal(Lane4 x) => new(Vector256<double>.One / x._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Exp(Lane4 x)
    {
        // e^x = 2^k e^r with k = round(x/ln 2), |r| <= ln2/2; ln 2 in two parts; the polynomial goes through the Chebyshev nodes (error 2e-17).
        // Arguments under -708 give 0 through the clamp and the final mask, as the tail of a screened interaction should.
        Vector256<double> clamped = Vector256.Max(Vector256.Min(x._v, Vector256.Create(709.0)), Vector256.Create(-708.0));
        Vector256<double> k = Vector256.Round(clamped * Vector256.Create(1.4426950408889634));
        Vector256<double> r = Vector256.MultiplyAddEstimate(k, Vector256.Create(-6.93147180369123816490e-01), clamped);
        r = Vector256.MultiplyAddEstimate(k, Vector256.Create(-1.90821492927058770002e-10), r);
        Vector256<double> p = Vector256.Create(2.5110095611886237e-08);
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(2.7632715071632255e-07));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(2.7557240761739257e-06));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(2.4801485278370062e-05));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.00019841269890193705));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.0013888888952505406));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.008333333333319546));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.04166666666648738));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.1666666666666668));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.5000000000000019));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256<double>.One);
        p = Vector256.MultiplyAddEstimate(p, r, Vector256<double>.One);
        // k + (2^52 + 2^51 + 1023) puts the biased exponent into the low mantissa bits; shifting it up makes 2^k.
        Vector256<long> bits = (k + Vector256.Create(6755399441055744.0 + 1023)).AsInt64() << 52;
        return new(Vector256.ConditionalSelect(Vector256.LessThan(x._v, Vector256.Create(-708.0)), Vector256<double>.Zero, p * bits.AsDouble()));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Exp2(Lane4 x)
    {
        // 2^x = 2^k 2^f with k = round(x); the polynomial goes through the Chebyshev nodes of |f| <= 1/2 (error 4e-16).
        Vector256<double> t = Vector256.MaxNative(x._v, Vector256.Create(-1022.0));
        Vector256<double> k = Vector256.Round(t), f = t - k;
        Vector256<double> p = Vector256.Create(7.072603648460136e-09);
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(1.0208720953200499e-07));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(1.3215442499383303e-06));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(1.5252657106861664e-05));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.00015403530441881376));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.0013333558230416663));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.009618129107606802));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.055504108664446224));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.24022650695910097));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.6931471805599501));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(1.0));
        // k + (2^52 + 2^51 + 1023) puts the biased exponent into the low mantissa bits; shifting it up makes 2^k.
        return new(p * ((k + Vector256.Create(6755399441055744.0 + 1023)).AsInt64() << 52).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 MulAdd(Lane4 a, Lane4 b, Lane4 c) => new(Vector256.MultiplyAddEstimate(a._v, b._v, c._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 WhereLess(Lane4 a, Lane4 b, Lane4 value) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a._v, b._v), value._v, Vector256<double>.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Select(Lane4 a, Lane4 b, Lane4 yes, Lane4 no) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a._v, b._v), yes._v, no._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Lane4 a, Lane4 b) => Vector256.LessThanAny(a._v, b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Lane4 x) => Vector256.Sum(x._v);

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator +(Lane4 a, Lane4 b) => new(a._v + b._v);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator -(Lane4 a, Lane4 b) => new(a._v - b._v);

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator *(Lane4 a, Lane4 b) => new(a._v * b._v);

    /// <summary>Quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator /(Lane4 a, Lane4 b) => new(a._v / b._v);

    /// <summary>Opposite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator -(Lane4 a) => new(-a._v);
}
