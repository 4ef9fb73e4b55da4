using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// The Lennard-Jones part of the newer CHARMM styles: with A = 4εσ¹², B = 4εσ⁶, U = A(r⁻¹² − ri⁻⁶ro⁻⁶) − B(r⁻⁶ − ri⁻³ro⁻³) below ri,
/// A ro⁶/(ro⁶ − ri⁶) (r⁻⁶ − ro⁻⁶)² − B ro³/(ro³ − ri³) (r⁻³ − ro⁻³)² up to ro. As in LAMMPS the force between the cutoffs is the Lennard-Jones force times
/// <see cref="EnergySwitch"/>, which is close to the slope of this energy but not equal to it. Mixing and 1-4 coefficients as <see cref="LjCharmm"/>.
/// (Steinbach and Brooks, J. Comput. Chem. 15, 667 (1994); Brooks et al., J. Comput. Chem. 30, 1545 (2009).) Settings: inner outer; pair_coeff ε σ [ε14 σ14].
/// </summary>
public readonly struct LjCharmmForceSwitch : IPairKernel
{
    private const int Force12 = 0, Force6 = 1, Energy12 = 2, Energy6 = 3;
    private const int Inner12 = 3, Inner6 = 4, Outer6 = 5, Outer3 = 6, Scale12 = 7, Scale6 = 8;

    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.SplitsByDistance;

    /// <inheritdoc/>
    public static int SettingCount => 2;

    /// <inheritdoc/>
    public static int RawCount => 4;

    /// <inheritdoc/>
    public static int ColumnCount => 4;

    /// <inheritdoc/>
    public static int ConstantCount => 9;

    /// <inheritdoc/>
    public static MixRule DefaultMix => MixRule.Arithmetic;

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings) => EnergySwitch.Read(args, "", settings);

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw) => LjCharmm.ReadLj(args, raw);

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => LjCharmm.Mix(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns) =>
        LjCharmm.Prepare(raw, settings, environment, columns);

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        EnergySwitch.Constants(settings[0], settings[1], constants);
        double i3 = Math.Pow(settings[0], 3), o3 = Math.Pow(settings[1], 3), i6 = i3 * i3, o6 = o3 * o3;
        constants[Inner12] = 1 / (i6 * o6);
        constants[Inner6] = 1 / (i3 * o3);
        constants[Outer6] = 1 / o6;
        constants[Outer3] = 1 / o3;
        constants[Scale12] = o6 / (o6 - i6);
        constants[Scale6] = o3 / (o3 - i3);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = TLane.ReciprocalSqrt(r2), i2 = inverse * inverse, i3 = i2 * inverse, i6 = i3 * i3, inner2 = c.Constant(0), outer2 = c.Constant(1);
        EnergySwitch.Eval(r2, c, out TLane s, out _);
        forceOverR = s * i6 * (c[Force12] * i6 - c[Force6]) * i2;
        TLane e12 = c[Energy12], e6 = c[Energy6], t6 = i6 - c.Constant(Outer6), t3 = i3 - c.Constant(Outer3);
        TLane inside = e12 * (i6 * i6 - c.Constant(Inner12)) - e6 * (i6 - c.Constant(Inner6));
        TLane between = e12 * c.Constant(Scale12) * t6 * t6 - e6 * c.Constant(Scale6) * t3 * t3;
        vdw = TLane.WhereLess(r2, outer2, TLane.Select(r2, inner2, inside, between));
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
}
