using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// <see cref="CoulLong"/> for core/shell models: between bonded atoms, whose distance may vanish, the correction of the k-space sum is
/// C q_i q_j [erfc(g s) − (1 − f)]/s with s = r + 1e-6. As in LAMMPS the force of these pairs is −s dU/ds over r² + 1e-12: the slope of the
/// energy as long as r is far above 1e-6.
/// </summary>
public readonly struct CoulLongCs : ICoulombKernel
{
    private const int Splitting = 0, Cutoff2 = 1;
    // 2/√π with as many digits as LAMMPS has, so that forces agree.
    private const double Least = 1e-6, TwoOverSqrtPi = 1.12837917;

    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.Charges | PairTraits.LongRangeCoulomb;

    /// <inheritdoc/>
    public static int SettingCount => 1;

    /// <inheritdoc/>
    public static int ConstantCount => 2;

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        constants[Splitting] = environment.SplittingParameter;
        constants[Cutoff2] = settings[^1] * settings[^1];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane> =>
        Screened(TLane.Sqrt(r2), r2, r2, TLane.Create(0), c, out forceOverR, out energy);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factor, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane excess = TLane.Create(1) - factor, zero = TLane.Create(0);
        // A pair with the full interaction is as any other.
        TLane least = TLane.WhereLess(zero, excess, TLane.Create(Least));
        Screened(TLane.Sqrt(r2) + least, TLane.MulAdd(least, least, r2), r2, excess, c, out forceOverR, out energy);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Screened<TLane>(TLane s, TLane square, TLane r2, TLane excess, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane x = c.Constant(Splitting) * s, gauss = TLane.Exp(-(x * x)), cutoff2 = c.Constant(Cutoff2);
        TLane kept = CoreShellError.Eval(x, gauss) - excess, bare = c.ChargeProduct * TLane.Reciprocal(s);
        energy = TLane.WhereLess(r2, cutoff2, bare * kept);
        forceOverR = TLane.WhereLess(r2, cutoff2, bare * TLane.MulAdd(TLane.Create(TwoOverSqrtPi) * x, gauss, kept) * TLane.Reciprocal(square));
    }
}
