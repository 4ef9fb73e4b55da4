using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// A kernel for core/shell models, whose bonded atoms may lie on one another: everything is evaluated at r² + 1e-20 (distance units), so that
/// parts with weight zero stay finite (Mitchell, Fincham, J. Phys. Condens. Matter 5, 1031 (1993)).
/// </summary>
/// <typeparam name="TKernel">The physics.</typeparam>
public readonly struct CoreShellPair<TKernel> : IPairKernel where TKernel : struct, IPairKernel
{
    private const double Least2 = 1e-20;

    /// <inheritdoc/>
    public static PairTraits Traits => TKernel.Traits;

    /// <inheritdoc/>
    public static int SettingCount => TKernel.SettingCount;

    /// <inheritdoc/>
    public static int RawCount => TKernel.RawCount;

    /// <inheritdoc/>
    public static int DerivedCount => TKernel.DerivedCount;

    /// <inheritdoc/>
    public static int ColumnCount => TKernel.ColumnCount;

    /// <inheritdoc/>
    public static int ConstantCount => TKernel.ConstantCount;

    /// <inheritdoc/>
    public static MixRule DefaultMix => TKernel.DefaultMix;

    /// <inheritdoc/>
    public static double CoulombCutoff(ReadOnlySpan<double> settings) => TKernel.CoulombCutoff(settings);

    /// <inheritdoc/>
    public static double SelfEnergy(ReadOnlySpan<double> settings) => TKernel.SelfEnergy(settings);

    /// <inheritdoc/>
    public static void ReadParameters(ArgReader args, Span<double> settings) => TKernel.ReadParameters(args, settings);

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings) => TKernel.ReadSettings(args, settings);

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw) => TKernel.ReadCoeff(args, settings, raw);

    /// <inheritdoc/>
    public static string? LikeComplaint(ReadOnlySpan<double> raw) => TKernel.LikeComplaint(raw);

    /// <inheritdoc/>
    public static void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw) => TKernel.ResetCutoffs(settings, raw);

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => TKernel.Mix(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns) =>
        TKernel.Prepare(raw, settings, environment, columns);

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants) => TKernel.Constants(settings, environment, constants);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane> =>
        TKernel.Eval(r2 + TLane.Create(Least2), c, out forceOverR, out vdw, out coulomb);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane> =>
        TKernel.EvalSpecial(r2 + TLane.Create(Least2), c, factorLj, factorCoulomb, out forceOverR, out vdw, out coulomb);

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw) => TKernel.Tail(raw);
}
