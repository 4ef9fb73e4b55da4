using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// lj/cut: U = 4ε[(σ/r)¹² − (σ/r)⁶], r &lt; rc, optionally shifted to zero at rc. ε: energy; σ, rc: length.
/// (Lennard-Jones, Proc. Phys. Soc. 43, 461 (1931); tail corrections: Sun, J. Phys. Chem. B 102, 7338 (1998).)
/// </summary>
[PairStyle("lj/cut")]
[DataCoefficients(2, 3)]
public readonly struct PairLjCut : IPairKernel
{
    private const int Cutoff2 = 0, Force12 = 1, Force6 = 2, Energy12 = 3, Energy6 = 4, Offset = 5;

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
        raw[0] = Mixing.Energy(rule, ii[0], jj[0], ii[1], jj[1]);
        raw[1] = Mixing.Length(rule, ii[1], jj[1]);
        raw[2] = Mixing.Length(rule, ii[2], jj[2]);
        return true;
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double epsilon = raw[0], s6 = Math.Pow(raw[1], 6), cutoff = raw[2];
        columns[Cutoff2] = cutoff * cutoff;
        columns[Force12] = 48 * epsilon * s6 * s6;
        columns[Force6] = 24 * epsilon * s6;
        columns[Energy12] = 4 * epsilon * s6 * s6;
        columns[Energy6] = 4 * epsilon * s6;
        double ratio6 = s6 / Math.Pow(cutoff, 6);
        columns[Offset] = environment.Modify.Shift && cutoff > 0 ? 4 * epsilon * (ratio6 * ratio6 - ratio6) : 0;
        return cutoff;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse2 = TLane.Reciprocal(r2);
        Eval(r2, inverse2, c, out TLane forceTimesR, out vdw);
        forceOverR = forceTimesR * inverse2;
        coulomb = default;
    }

    /// <summary>Energy and −r dU/dr, for kernels that have the inverse distance already.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distance.</param>
    /// <param name="inverse2">1/r².</param>
    /// <param name="c">Coefficients.</param>
    /// <param name="forceTimesR">−r dU/dr within the cutoff, else 0.</param>
    /// <param name="energy">U within the cutoff, else 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Eval<TLane>(TLane r2, TLane inverse2, in PairCoeff<TLane> c, out TLane forceTimesR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane i6 = inverse2 * inverse2 * inverse2, cutoff2 = c[Cutoff2];
        forceTimesR = TLane.WhereLess(r2, cutoff2, i6 * (c[Force12] * i6 - c[Force6]));
        energy = TLane.WhereLess(r2, cutoff2, i6 * (c[Energy12] * i6 - c[Energy6]) - c[Offset]);
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
        double s2 = raw[1] * raw[1], s6 = s2 * s2 * s2, r3 = Math.Pow(raw[2], 3), r6 = r3 * r3, r9 = r3 * r6;
        return (8.0 * Math.PI * raw[0] * s6 * (s6 - 3 * r6) / (9 * r9), 16.0 * Math.PI * raw[0] * s6 * (2 * s6 - 3 * r6) / (9 * r9));
    }
}
