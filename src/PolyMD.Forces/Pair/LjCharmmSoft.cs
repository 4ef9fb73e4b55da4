using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// The Lennard-Jones part of lj/charmm/coul/long/soft: that of lj/cut/soft (<see cref="PairLjCutSoft"/>) times <see cref="EnergySwitch"/>. Mixing is arithmetic by
/// default. (Beutler et al., Chem. Phys. Lett. 222, 529 (1994).) Settings: n α inner outer; pair_coeff ε σ λ [ε14 σ14].
/// </summary>
public readonly struct LjCharmmSoft : IPairKernel
{
    private const int Core = 0, Inverse6 = 1, Force = 2, Energy = 3;

    /// <inheritdoc/>
    public static int SettingCount => 4;

    /// <inheritdoc/>
    public static int RawCount => 6;

    /// <inheritdoc/>
    public static int DerivedCount => 1;

    /// <inheritdoc/>
    public static int ColumnCount => 4;

    /// <inheritdoc/>
    public static int ConstantCount => EnergySwitch.ConstantCount;

    /// <inheritdoc/>
    public static MixRule DefaultMix => MixRule.Arithmetic;

    /// <inheritdoc/>
    public static void ReadParameters(ArgReader args, Span<double> settings) => SoftCore.ReadParameters(args, settings);

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings) => EnergySwitch.Read(args, "", settings[2..]);

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw)
    {
        SoftCore.ReadCoeff(args, settings, raw);
        LjCharmm.Read14(args, raw[SoftCore.Epsilon], raw[SoftCore.Sigma], raw[4..]);
    }

    /// <inheritdoc/>
    public static void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw) => raw[SoftCore.Activation] = Math.Pow(raw[SoftCore.Lambda], settings[0]);

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[4] = Mixing.Energy(rule, ii[4], jj[4], ii[5], jj[5]);
        raw[5] = Mixing.Length(rule, ii[5], jj[5]);
        return SoftCore.Mix(ii, jj, rule, raw);
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double strength = raw[SoftCore.Activation] * raw[SoftCore.Epsilon], s6 = Math.Pow(raw[SoftCore.Sigma], 6);
        columns[Core] = SoftCore.Core(raw, settings);
        columns[Inverse6] = 1 / s6;
        columns[Force] = 24 * strength / s6;
        columns[Energy] = 4 * strength;
        return settings[3];
    }

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants) =>
        EnergySwitch.Constants(settings[2], settings[3], constants);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TLane r4 = r2 * r2, i = TLane.Reciprocal(TLane.MulAdd(r4 * r2, c[Inverse6], c[Core])), i2 = i * i;
        EnergySwitch.Eval(r2, c, out TLane s, out TLane slope);
        TLane lj = c[Energy] * (i2 - i);
        forceOverR = TLane.MulAdd(s, c[Force] * r4 * i2 * (i + i - TLane.Create(1)), slope * lj);
        vdw = s * lj;
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
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw) => (0, 0);
}
