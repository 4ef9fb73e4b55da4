using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// Real-space part of an Ewald sum with a soft core, U = λⁿ C q_i q_j erfc(g r)/ρ, ρ² = α(1 − λ)² + r², one cutoff for all pairs. As in LAMMPS the force is
/// λⁿ C q_i q_j r [erfc(g r) + 2gr exp(−g²r²)/√π]/ρ³, the slope of the energy only where λ = 1 or r ≫ 1/g; k-space always holds the full
/// interaction, so that charges have to be scaled with λ. (Beutler et al., Chem. Phys. Lett. 222, 529 (1994).) Settings: n α rc.
/// </summary>
public readonly struct CoulLongSoft : ICoulombKernel
{
    private const int Activation = 0, Core = 1, Splitting = 0, Cutoff2 = 1;
    // As many digits as LAMMPS has, so that forces agree.
    private const double TwoOverSqrtPi = 1.12837917;

    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.Charges | PairTraits.LongRangeCoulomb;

    /// <inheritdoc/>
    public static int SettingCount => 3;

    /// <inheritdoc/>
    public static int RawCount => 1;

    /// <inheritdoc/>
    public static int ColumnCount => 2;

    /// <inheritdoc/>
    public static int ConstantCount => 2;

    /// <inheritdoc/>
    public static void ReadParameters(ArgReader args, ReadOnlySpan<double> vdw, Span<double> settings)
    {
        settings[0] = vdw.IsEmpty ? args.Double("n") : vdw[0];
        settings[1] = args.Double("alpha_C");
    }

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, ReadOnlySpan<double> vdw, double vdwCutoff, Span<double> raw) =>
        raw[0] = vdw.IsEmpty ? SoftCore.ReadLambda(args) : vdw[SoftCore.Lambda];

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[0] = ii[0];
        return ii[0] == jj[0];
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[Activation] = Math.Pow(raw[0], settings[0]);
        columns[Core] = settings[1] * (1 - raw[0]) * (1 - raw[0]);
        return settings[^1];
    }

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        constants[Splitting] = environment.SplittingParameter;
        constants[Cutoff2] = settings[^1] * settings[^1];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        EvalSpecial(r2, c, TLane.Create(1), out forceOverR, out energy);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factor, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane x = c.Constant(Splitting) * TLane.Sqrt(r2), gauss = TLane.Exp(-(x * x)), cutoff2 = c.Constant(Cutoff2);
        TLane inverse = TLane.ReciprocalSqrt(r2 + c[Core]), bare = c[Activation] * c.ChargeProduct * inverse;
        TLane kept = PolynomialError.Eval(x, gauss) - (TLane.Create(1) - factor);
        forceOverR = TLane.WhereLess(r2, cutoff2, bare * (kept + TLane.Create(TwoOverSqrtPi) * x * gauss) * (inverse * inverse));
        energy = TLane.WhereLess(r2, cutoff2, bare * kept);
    }
}
