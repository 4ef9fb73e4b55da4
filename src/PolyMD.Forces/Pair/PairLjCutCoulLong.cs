using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// lj/cut/coul/long: <see cref="PairLjCut"/> within its own cutoff plus the real-space part of an Ewald sum
/// (<see cref="ScreenedCoulomb"/>) within the Coulomb cutoff. Needs a kspace_style. pair_style lj/cut/coul/long rc_lj [rc_coul].
/// </summary>
[PairStyle("lj/cut/coul/long")]
[DataCoefficients(2, 3)]
public readonly struct PairLjCutCoulLong : IPairKernel
{
    private const int CoulombCutoff2 = ScreenedCoulomb.ConstantCount;

    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.Charges | PairTraits.LongRangeCoulomb | PairTraits.SplitsByDistance;

    /// <inheritdoc/>
    public static int SettingCount => 2;

    /// <inheritdoc/>
    public static int RawCount => PairLjCut.RawCount;

    /// <inheritdoc/>
    public static int ColumnCount => PairLjCut.ColumnCount;

    /// <inheritdoc/>
    public static int ConstantCount => ScreenedCoulomb.ConstantCount + 1;

    /// <inheritdoc/>
    public static double CoulombCutoff(ReadOnlySpan<double> settings) => settings[1];

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings)
    {
        settings[0] = args.Positive("cut_lj");
        settings[1] = args.AtEnd ? settings[0] : args.Positive("cut_coul");
    }

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw) => PairLjCut.ReadCoeff(args, settings, raw);

    /// <inheritdoc/>
    public static void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw) => PairLjCut.ResetCutoffs(settings, raw);

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => PairLjCut.Mix(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns) =>
        Math.Max(PairLjCut.Prepare(raw, settings, environment, columns), settings[1]);

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        ScreenedCoulomb.Constants(environment.SplittingParameter, constants);
        constants[CoulombCutoff2] = settings[1] * settings[1];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        // One inverse distance for both.
        TLane inverse = TLane.ReciprocalSqrt(r2), inverse2 = inverse * inverse, cutoff2 = c.Constant(CoulombCutoff2);
        PairLjCut.Eval(r2, inverse2, c, out TLane lj, out vdw);
        ScreenedCoulomb.Eval(r2, inverse, c, out TLane forceTimesR, out TLane energy, out _);
        forceOverR = inverse2 * (lj + TLane.WhereLess(r2, cutoff2, forceTimesR));
        coulomb = TLane.WhereLess(r2, cutoff2, energy);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        PairLjCut.EvalSpecial(r2, c, factorLj, factorCoulomb, out TLane lj, out vdw, out _);
        TLane inverse = TLane.ReciprocalSqrt(r2), cutoff2 = c.Constant(CoulombCutoff2);
        ScreenedCoulomb.Eval(r2, inverse, c, out TLane forceTimesR, out TLane energy, out TLane bare);
        // k-space contains the full interaction of this pair: take the unwanted part of 1/r out here.
        TLane excess = (TLane.Create(1) - factorCoulomb) * bare;
        forceOverR = lj + TLane.WhereLess(r2, cutoff2, (forceTimesR - excess) * (inverse * inverse));
        coulomb = TLane.WhereLess(r2, cutoff2, energy - excess);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSplit<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR) where TLane : unmanaged, ILane<TLane>
    {
        PairLjCut.EvalSplit(r2, c, factorLj, factorCoulomb, out TLane lj);
        TLane inverse = TLane.ReciprocalSqrt(r2);
        forceOverR = lj + factorCoulomb * c.ChargeProduct * inverse * inverse * inverse;
    }

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw) => PairLjCut.Tail(raw);
}
