using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// lj/cut/soft: U = λⁿ 4ε[1/D² − 1/D], D = α(1 − λ)² + (r/σ)⁶, r &lt; rc, optionally shifted to zero at rc (<see cref="SoftCore"/>): no singularity at r = 0
/// while an atom appears or vanishes. pair_style lj/cut/soft n α rc; pair_coeff ε σ λ [rc].
/// </summary>
[PairStyle("lj/cut/soft")]
public readonly struct PairLjCutSoft : IPairKernel
{
    private const int Cutoff2 = 0, Core = 1, Inverse6 = 2, Force = 3, Energy = 4, Offset = 5, Cutoff = 4;

    /// <inheritdoc/>
    public static int SettingCount => 3;

    /// <inheritdoc/>
    public static int RawCount => 5;

    /// <inheritdoc/>
    public static int DerivedCount => 1;

    /// <inheritdoc/>
    public static int ColumnCount => 6;

    /// <inheritdoc/>
    public static void ReadParameters(ArgReader args, Span<double> settings) => SoftCore.ReadParameters(args, settings);

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings) => settings[2] = args.Positive("cutoff");

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw)
    {
        SoftCore.ReadCoeff(args, settings, raw);
        raw[Cutoff] = args.AtEnd ? settings[2] : args.NotNegative("cutoff");
    }

    /// <inheritdoc/>
    public static void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw)
    {
        raw[SoftCore.Activation] = Math.Pow(raw[SoftCore.Lambda], settings[0]);
        raw[Cutoff] = settings[2];
    }

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[Cutoff] = Mixing.Length(rule, ii[Cutoff], jj[Cutoff]);
        return SoftCore.Mix(ii, jj, rule, raw);
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double strength = raw[SoftCore.Activation] * raw[SoftCore.Epsilon], s6 = Math.Pow(raw[SoftCore.Sigma], 6), cutoff = raw[Cutoff];
        columns[Cutoff2] = cutoff * cutoff;
        columns[Core] = SoftCore.Core(raw, settings);
        columns[Inverse6] = 1 / s6;
        columns[Force] = 24 * strength / s6;
        columns[Energy] = 4 * strength;
        double d = columns[Core] + Math.Pow(cutoff, 6) / s6;
        columns[Offset] = environment.Modify.Shift ? 4 * strength * (1 / (d * d) - 1 / d) : 0;
        return cutoff;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TLane r4 = r2 * r2, cutoff2 = c[Cutoff2];
        TLane i = TLane.Reciprocal(TLane.MulAdd(r4 * r2, c[Inverse6], c[Core])), i2 = i * i;
        forceOverR = TLane.WhereLess(r2, cutoff2, c[Force] * r4 * i2 * (i + i - TLane.Create(1)));
        vdw = TLane.WhereLess(r2, cutoff2, c[Energy] * (i2 - i) - c[Offset]);
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
    /// <remarks>That of the interaction without soft core times λⁿ, as LAMMPS documents.</remarks>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw)
    {
        double strength = 4 * raw[SoftCore.Activation] * raw[SoftCore.Epsilon], s6 = Math.Pow(raw[SoftCore.Sigma], 6);
        (double e12, double w12) = PowerTail.Of(strength * s6 * s6, 12, raw[Cutoff]);
        (double e6, double w6) = PowerTail.Of(-strength * s6, 6, raw[Cutoff]);
        return (e12 + e6, w12 + w6);
    }
}
