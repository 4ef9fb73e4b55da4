using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// The Lennard-Jones part of the CHARMM styles, U = S(r) 4ε[(σ/r)¹² − (σ/r)⁶] with <see cref="EnergySwitch"/>; it ends smoothly, so that pair_modify shift
/// and tail have nothing to do. Each pair has a second ε and σ for 1-4 neighbours, used by dihedral styles. Mixing is arithmetic by default.
/// (MacKerell et al., J. Phys. Chem. B 102, 3586 (1998).) Settings: inner outer; pair_coeff ε σ [ε14 σ14].
/// </summary>
public readonly struct LjCharmm : IPairKernel
{
    private const int Force12 = 0, Force6 = 1, Energy12 = 2, Energy6 = 3;

    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.SplitsByDistance;

    /// <inheritdoc/>
    public static int SettingCount => 2;

    /// <inheritdoc/>
    public static int RawCount => 4;

    /// <inheritdoc/>
    public static int ColumnCount => 4;

    /// <inheritdoc/>
    public static int ConstantCount => EnergySwitch.ConstantCount;

    /// <inheritdoc/>
    public static MixRule DefaultMix => MixRule.Arithmetic;

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings) => EnergySwitch.Read(args, "", settings);

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw) => LjCharmm.ReadLj(args, raw);

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        for (int k = 0; k < 4; k += 2)
        {
            raw[k] = Mixing.Energy(rule, ii[k], jj[k], ii[k + 1], jj[k + 1]);
            raw[k + 1] = Mixing.Length(rule, ii[k + 1], jj[k + 1]);
        }
        return true;
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double epsilon = raw[0], s6 = Math.Pow(raw[1], 6);
        columns[Force12] = 48 * epsilon * s6 * s6;
        columns[Force6] = 24 * epsilon * s6;
        columns[Energy12] = 4 * epsilon * s6 * s6;
        columns[Energy6] = 4 * epsilon * s6;
        return settings[1];
    }

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants) =>
        EnergySwitch.Constants(settings[0], settings[1], constants);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = TLane.Reciprocal(r2), i6 = inverse * inverse * inverse;
        EnergySwitch.Eval(r2, c, out TLane s, out TLane slope);
        TLane lj = i6 * (c[Energy12] * i6 - c[Energy6]);
        forceOverR = TLane.MulAdd(s, i6 * (c[Force12] * i6 - c[Force6]) * inverse, slope * lj);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSplit<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR) where TLane : unmanaged, ILane<TLane> =>
        EvalSpecial(r2, c, factorLj, factorCoulomb, out forceOverR, out _, out _);

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw) => (0, 0);

    /// <summary>Reads ε σ [ε14 σ14]; without the latter 1-4 pairs are like others.</summary>
    /// <param name="args">Words.</param>
    /// <param name="raw">Four numbers.</param>
    internal static void ReadLj(ArgReader args, Span<double> raw)
    {
        raw[0] = args.Double("epsilon");
        raw[1] = args.Double("sigma");
        Read14(args, raw[0], raw[1], raw[2..]);
    }

    /// <summary>Reads [ε14 σ14].</summary>
    /// <param name="args">Words.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="sigma">σ.</param>
    /// <param name="raw">Two numbers.</param>
    internal static void Read14(ArgReader args, double epsilon, double sigma, Span<double> raw)
    {
        bool own = !args.AtEnd;
        raw[0] = own ? args.Double("epsilon14") : epsilon;
        raw[1] = own ? args.Double("sigma14") : sigma;
    }
}
