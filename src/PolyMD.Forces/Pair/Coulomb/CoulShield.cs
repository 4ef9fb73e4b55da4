using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// Shielded Coulomb interaction between layers (molecules): U = Tap(r) C q_i q_j/(r³ + λ⁻³)^(1/3), r &lt; rc, Tap = 20x⁷ − 70x⁶ + 84x⁵ − 35x⁴ + 1, x = r/rc, or 1 without taper
/// (Maaravi et al., J. Phys. Chem. C 121, 22826 (2017)). λ: 1/length. Settings: taper rc.
/// </summary>
public readonly struct CoulShield : ICoulombKernel
{
    private const int Shield3 = 0, Cutoff2 = 0, InverseCutoff = 1;

    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.Charges | PairTraits.BetweenMolecules;

    /// <inheritdoc/>
    public static int SettingCount => 2;

    /// <inheritdoc/>
    public static int RawCount => 1;

    /// <inheritdoc/>
    public static int ColumnCount => 1;

    /// <inheritdoc/>
    public static int ConstantCount => 2;

    /// <inheritdoc/>
    public static void ReadCutoffs(ArgReader args, ReadOnlySpan<double> vdw, Span<double> settings)
    {
        settings[1] = args.Positive("cutoff");
        settings[0] = args.AtEnd ? 1 : args.Integer("tap_flag", 0, 1);
    }

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, ReadOnlySpan<double> vdw, double vdwCutoff, Span<double> raw) => raw[0] = args.Positive("lambda");

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => false;

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[Shield3] = Math.Pow(raw[0], -3);
        return settings[1];
    }

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        constants[Cutoff2] = settings[1] * settings[1];
        // x = 0 everywhere is the taper that is 1 everywhere.
        constants[InverseCutoff] = settings[0] > 0 ? 1 / settings[1] : 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane cutoff2 = c.Constant(Cutoff2), r = TLane.Sqrt(r2), x = r * c.Constant(InverseCutoff), x2 = x * x;
        TLane taper = TLane.MulAdd(x, TLane.MulAdd(x, TLane.MulAdd(x, TLane.Create(20), TLane.Create(-70)), TLane.Create(84)), TLane.Create(-35));
        taper = TLane.MulAdd(taper, x2 * x2, TLane.Create(1));
        TLane slope = TLane.MulAdd(x, TLane.MulAdd(x, TLane.MulAdd(x, TLane.Create(140), TLane.Create(-420)), TLane.Create(420)), TLane.Create(-140));
        TLane cube = TLane.MulAdd(r, r2, c[Shield3]), inverse = TLane.Exp(LaneLog.Log(cube) * TLane.Create(-1.0 / 3)), u = c.ChargeProduct * inverse;
        energy = TLane.WhereLess(r2, cutoff2, taper * u);
        // −Tap'/r and the slope of the shielded term, both over r.
        TLane end = slope * x2 * (c.Constant(InverseCutoff) * c.Constant(InverseCutoff));
        forceOverR = TLane.WhereLess(r2, cutoff2, u * (taper * r * TLane.Reciprocal(cube) - end));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factor, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        Eval(r2, c, out TLane f, out TLane u);
        forceOverR = factor * f;
        energy = factor * u;
    }
}
