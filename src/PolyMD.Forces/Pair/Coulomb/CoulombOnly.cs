using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>A Coulomb kernel as a pair style of its own, to be combined by hybrid/overlay. It has no van der Waals tail, so its correction is zero.</summary>
/// <typeparam name="TCoulomb">Coulomb kernel.</typeparam>
public readonly struct CoulombOnly<TCoulomb> : IPairKernel where TCoulomb : struct, ICoulombKernel
{
    /// <inheritdoc/>
    public static PairTraits Traits => TCoulomb.Traits & ~PairTraits.SplitsByDistance;

    /// <inheritdoc/>
    public static int SettingCount => TCoulomb.SettingCount;

    /// <inheritdoc/>
    public static int RawCount => TCoulomb.RawCount;

    /// <inheritdoc/>
    public static int ColumnCount => TCoulomb.ColumnCount;

    /// <inheritdoc/>
    public static int ConstantCount => TCoulomb.ConstantCount;

    /// <inheritdoc/>
    public static double CoulombCutoff(ReadOnlySpan<double> settings) => TCoulomb.Traits.HasFlag(PairTraits.LongRangeCoulomb) ? settings[^1] : 0;

    /// <inheritdoc/>
    public static double SelfEnergy(ReadOnlySpan<double> settings) => TCoulomb.SelfEnergy(settings);

    /// <inheritdoc/>
    public static void ReadParameters(ArgReader args, Span<double> settings) => TCoulomb.ReadParameters(args, [], settings);

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings) => TCoulomb.ReadCutoffs(args, [], settings);

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw) => TCoulomb.ReadCoeff(args, settings, [], double.NaN, raw);

    /// <inheritdoc/>
    public static void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw) => TCoulomb.ResetCutoffs(settings, raw);

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => TCoulomb.Mix(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns) =>
        TCoulomb.Prepare(raw, settings, environment, columns);

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants) =>
        TCoulomb.Constants(settings, environment, constants);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TCoulomb.Eval(r2, c, out forceOverR, out coulomb);
        vdw = default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TCoulomb.EvalSpecial(r2, c, factorCoulomb, out forceOverR, out coulomb);
        vdw = default;
    }

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw) => (0, 0);
}
