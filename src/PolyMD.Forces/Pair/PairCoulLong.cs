using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>coul/long: the real-space part of an Ewald sum alone (<see cref="ScreenedCoulomb"/>). Needs a kspace_style. pair_style coul/long rc.</summary>
[PairStyle("coul/long")]
public readonly struct PairCoulLong : IPairKernel
{
    private const int Splitting = 0, CoulombCutoff2 = 1;

    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.Charges | PairTraits.LongRangeCoulomb;

    /// <inheritdoc/>
    public static int SettingCount => 1;

    /// <inheritdoc/>
    public static int RawCount => 0;

    /// <inheritdoc/>
    public static int ColumnCount => 0;

    /// <inheritdoc/>
    public static int ConstantCount => 2;

    /// <inheritdoc/>
    public static double CoulombCutoff(ReadOnlySpan<double> settings) => settings[0];

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings) => settings[0] = args.Positive("cutoff");

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw) { }

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => true;

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns) => settings[0];

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        constants[Splitting] = environment.SplittingParameter;
        constants[CoulombCutoff2] = settings[0] * settings[0];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        ScreenedCoulomb.Eval(r2, c.Constant(Splitting), c.ChargeProduct, out TLane forceTimesR, out TLane energy, out _);
        TLane cutoff2 = c.Constant(CoulombCutoff2);
        forceOverR = TLane.WhereLess(r2, cutoff2, forceTimesR * TLane.Reciprocal(r2));
        vdw = default;
        coulomb = TLane.WhereLess(r2, cutoff2, energy);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        ScreenedCoulomb.Eval(r2, c.Constant(Splitting), c.ChargeProduct, out TLane forceTimesR, out TLane energy, out TLane bare);
        // k-space contains the full interaction of this pair: take the unwanted part of 1/r out here.
        TLane excess = (TLane.Create(1) - factorCoulomb) * bare, cutoff2 = c.Constant(CoulombCutoff2);
        forceOverR = TLane.WhereLess(r2, cutoff2, (forceTimesR - excess) * TLane.Reciprocal(r2));
        vdw = default;
        coulomb = TLane.WhereLess(r2, cutoff2, energy - excess);
    }
}
