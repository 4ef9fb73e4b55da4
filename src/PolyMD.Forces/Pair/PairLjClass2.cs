using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// lj/class2: U = ε[2(σ/r)⁹ − 3(σ/r)⁶], r &lt; rc, optionally shifted to zero at rc; σ is the distance of the minimum. Unlike ε and σ always mix by the
/// sixth-power rule (Waldman and Hagler, J. Comput. Chem. 14, 1077 (1993)); pair_modify mix rules the cutoff alone. (COMPASS: Sun,
/// J. Phys. Chem. B 102, 7338 (1998).) pair_style lj/class2 rc; pair_coeff ε σ [rc].
/// </summary>
[PairStyle("lj/class2")]
[DataCoefficients(2, 3)]
public readonly struct PairLjClass2 : IPairKernel
{
    private const int Cutoff2 = 0, Force9 = 1, Force6 = 2, Energy9 = 3, Energy6 = 4, Offset = 5;

    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.SplitsByDistance;

    /// <inheritdoc/>
    public static int SettingCount => 1;

    /// <inheritdoc/>
    public static int RawCount => 3;

    /// <inheritdoc/>
    public static int ColumnCount => 6;

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings) => settings[0] = args.Positive("cutoff");

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw)
    {
        raw[0] = args.Double("epsilon");
        raw[1] = args.Double("sigma");
        raw[2] = args.AtEnd ? settings[0] : args.NotNegative("cutoff");
    }

    /// <inheritdoc/>
    public static void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw) => raw[2] = settings[0];

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[0] = Mixing.Energy(MixRule.SixthPower, ii[0], jj[0], ii[1], jj[1]);
        raw[1] = Mixing.Length(MixRule.SixthPower, ii[1], jj[1]);
        raw[2] = Mixing.Length(rule, ii[2], jj[2]);
        return true;
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double epsilon = raw[0], s3 = Math.Pow(raw[1], 3), s6 = s3 * s3, cutoff = raw[2];
        columns[Cutoff2] = cutoff * cutoff;
        columns[Force9] = 18 * epsilon * s6 * s3;
        columns[Force6] = 18 * epsilon * s6;
        columns[Energy9] = 2 * epsilon * s6 * s3;
        columns[Energy6] = 3 * epsilon * s6;
        double ratio3 = s3 / Math.Pow(cutoff, 3);
        columns[Offset] = environment.Modify.Shift ? epsilon * ratio3 * ratio3 * (2 * ratio3 - 3) : 0;
        return cutoff;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = TLane.ReciprocalSqrt(r2), i2 = inverse * inverse, i3 = i2 * inverse, i6 = i3 * i3, cutoff2 = c[Cutoff2];
        forceOverR = TLane.WhereLess(r2, cutoff2, i6 * (c[Force9] * i3 - c[Force6]) * i2);
        vdw = TLane.WhereLess(r2, cutoff2, i6 * (c[Energy9] * i3 - c[Energy6]) - c[Offset]);
        coulomb = default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        Eval(r2, c, out TLane f, out TLane e, out _);
        forceOverR = factorLj * f;
        vdw = factorLj * e;
        coulomb = default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSplit<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR) where TLane : unmanaged, ILane<TLane> =>
        EvalSpecial(r2, c, factorLj, factorCoulomb, out forceOverR, out _, out _);

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw)
    {
        double s6 = Math.Pow(raw[1], 6);
        (double e9, double w9) = PowerTail.Of(2 * raw[0] * s6 * Math.Pow(raw[1], 3), 9, raw[2]);
        (double e6, double w6) = PowerTail.Of(-3 * raw[0] * s6, 6, raw[2]);
        return (e9 + e6, w9 + w6);
    }
}
