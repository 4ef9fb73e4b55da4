using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// Two interactions in one pass: a van der Waals kernel and a Coulomb kernel, each with its own cutoff. Words of pair_style: parameters of
/// both, then the cutoffs of both (a missing Coulomb cutoff is that of the van der Waals part); of pair_coeff: the van der Waals
/// coefficients and cutoff, then what the Coulomb part takes per pair. Numbers of the Coulomb part follow those of the other everywhere.
/// A style is a class of a few lines: <c>[PairStyle("a/coul/b")] public sealed class X(string name) : PairForce&lt;PairSum&lt;A, B&gt;&gt;(name);</c>
/// </summary>
/// <typeparam name="TVdw">Van der Waals kernel; it does not touch charges.</typeparam>
/// <typeparam name="TCoulomb">Coulomb kernel.</typeparam>
public readonly struct PairSum<TVdw, TCoulomb> : IPairKernel where TVdw : struct, IPairKernel where TCoulomb : struct, ICoulombKernel
{
    /// <inheritdoc/>
    public static PairTraits Traits => ((TVdw.Traits | TCoulomb.Traits) & ~PairTraits.SplitsByDistance) | (TVdw.Traits & TCoulomb.Traits & PairTraits.SplitsByDistance);

    /// <inheritdoc/>
    public static int SettingCount => TVdw.SettingCount + TCoulomb.SettingCount;

    /// <inheritdoc/>
    public static int RawCount => TVdw.RawCount + TCoulomb.RawCount;

    /// <inheritdoc/>
    public static int ColumnCount => TVdw.ColumnCount + TCoulomb.ColumnCount;

    /// <inheritdoc/>
    public static int ConstantCount => TVdw.ConstantCount + TCoulomb.ConstantCount;

    /// <inheritdoc/>
    public static MixRule DefaultMix => TVdw.DefaultMix;

    /// <inheritdoc/>
    public static double CoulombCutoff(ReadOnlySpan<double> settings) => TCoulomb.Traits.HasFlag(PairTraits.LongRangeCoulomb) ? settings[^1] : 0;

    /// <inheritdoc/>
    public static double SelfEnergy(ReadOnlySpan<double> settings) => TCoulomb.SelfEnergy(settings[TVdw.SettingCount..]);

    /// <inheritdoc/>
    public static void ReadParameters(ArgReader args, Span<double> settings)
    {
        TVdw.ReadParameters(args, settings[..TVdw.SettingCount]);
        TCoulomb.ReadParameters(args, settings[..TVdw.SettingCount], settings[TVdw.SettingCount..]);
    }

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings)
    {
        TVdw.ReadSettings(args, settings[..TVdw.SettingCount]);
        TCoulomb.ReadCutoffs(args, settings[..TVdw.SettingCount], settings[TVdw.SettingCount..]);
    }

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw)
    {
        Span<double> vdw = raw[..TVdw.RawCount];
        int before = args.Remaining;
        TVdw.ReadCoeff(args, settings[..TVdw.SettingCount], vdw);
        bool own = before - args.Remaining == TVdw.RawCount - TVdw.DerivedCount;
        TCoulomb.ReadCoeff(args, settings[TVdw.SettingCount..], vdw, own ? vdw[^1] : double.NaN, raw[TVdw.RawCount..]);
    }

    /// <inheritdoc/>
    public static void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw)
    {
        TVdw.ResetCutoffs(settings[..TVdw.SettingCount], raw[..TVdw.RawCount]);
        TCoulomb.ResetCutoffs(settings[TVdw.SettingCount..], raw[TVdw.RawCount..]);
    }

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        int n = TVdw.RawCount;
        return TVdw.Mix(ii[..n], jj[..n], rule, raw[..n]) && TCoulomb.Mix(ii[n..], jj[n..], rule, raw[n..]);
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns) =>
        Math.Max(
            TVdw.Prepare(raw[..TVdw.RawCount], settings[..TVdw.SettingCount], environment, columns[..TVdw.ColumnCount]),
            TCoulomb.Prepare(raw[TVdw.RawCount..], settings[TVdw.SettingCount..], environment, columns[TVdw.ColumnCount..]));

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        TVdw.Constants(settings[..TVdw.SettingCount], environment, constants[..TVdw.ConstantCount]);
        TCoulomb.Constants(settings[TVdw.SettingCount..], environment, constants[TVdw.ConstantCount..]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TVdw.Eval(r2, c, out TLane force, out vdw, out _);
        TCoulomb.Eval(r2, c.Skip(TVdw.ColumnCount, TVdw.ConstantCount), out TLane electric, out coulomb);
        forceOverR = force + electric;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TVdw.EvalSpecial(r2, c, factorLj, factorCoulomb, out TLane force, out vdw, out _);
        TCoulomb.EvalSpecial(r2, c.Skip(TVdw.ColumnCount, TVdw.ConstantCount), factorCoulomb, out TLane electric, out coulomb);
        forceOverR = force + electric;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSplit<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR) where TLane : unmanaged, ILane<TLane>
    {
        TVdw.EvalSplit(r2, c, factorLj, factorCoulomb, out TLane force);
        TCoulomb.EvalSplit(r2, c.Skip(TVdw.ColumnCount, TVdw.ConstantCount), factorCoulomb, out TLane electric);
        forceOverR = force + electric;
    }

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw) => TVdw.Tail(raw[..TVdw.RawCount]);
}
