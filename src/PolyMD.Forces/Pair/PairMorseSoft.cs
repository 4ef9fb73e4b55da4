using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// morse/soft: with e = exp(−α(r − r0)) and B = −2D exp(−2αr0)(exp(αr0) − 1)/3, U = D(e² − 2e) + s B e³, s = (1 − λ)/(1 − λf), for λ ≥ λf, and
/// U = (λ/λf)ⁿ [D(e² − 2e) + B e³] below: the core of a Morse bond softens, then the bond vanishes. r &lt; rc; pair_modify shift does not act, as in LAMMPS.
/// (Morse, Phys. Rev. 34, 57 (1929); soft form: LAMMPS, pair_style morse/soft.) pair_style morse/soft n λf rc; pair_coeff D α r0 λ [rc].
/// </summary>
[PairStyle("morse/soft")]
public readonly struct PairMorseSoft : IPairKernel
{
    private const int Cutoff2 = 0, Alpha = 1, Distance = 2, Depth = 3, Cubic = 4;

    /// <inheritdoc/>
    public static int SettingCount => 3;

    /// <inheritdoc/>
    public static int RawCount => 5;

    /// <inheritdoc/>
    public static int ColumnCount => 5;

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings)
    {
        settings[0] = args.Double("n");
        settings[1] = args.Double("lf");
        if (!(settings[1] is > 0 and <= 1)) args.Fail($"'lf' must lie between 0 and 1, got {settings[1]}");
        settings[2] = args.Positive("cutoff");
    }

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw)
    {
        raw[0] = args.Double("D0");
        raw[1] = args.Double("alpha");
        raw[2] = args.Double("r0");
        raw[3] = SoftCore.ReadLambda(args);
        raw[4] = args.AtEnd ? settings[2] : args.NotNegative("cutoff");
    }

    /// <inheritdoc/>
    public static void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw) => raw[4] = settings[2];

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double depth = raw[0], alpha = raw[1], r0 = raw[2], lambda = raw[3], limit = settings[1];
        double cubic = -2 * depth * Math.Exp(-2 * alpha * r0) * (Math.Exp(alpha * r0) - 1) / 3;
        double fade = lambda < limit ? Math.Pow(lambda / limit, settings[0]) : 1;
        columns[Cutoff2] = raw[4] * raw[4];
        columns[Alpha] = alpha;
        columns[Distance] = r0;
        columns[Depth] = fade * depth;
        columns[Cubic] = cubic * (lambda < limit ? fade : lambda == 1 ? 0 : (1 - lambda) / (1 - limit));
        return raw[4];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = TLane.ReciprocalSqrt(r2), cutoff2 = c[Cutoff2], alpha = c[Alpha], d = c[Depth], b = c[Cubic];
        TLane e = TLane.Exp(-(alpha * (r2 * inverse - c[Distance]))), e2 = e * e;
        forceOverR = TLane.WhereLess(r2, cutoff2, alpha * e * inverse * ((d + d) * (e - TLane.Create(1)) + TLane.Create(3) * b * e2));
        vdw = TLane.WhereLess(r2, cutoff2, e * (d * (e - TLane.Create(2)) + b * e2));
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
}
