using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// U = C q_i q_j exp(−κ r)/r, r &lt; rc, with a cutoff per pair: charges in an electrolyte. κ: 1/length, the inverse of the Debye length.
/// (Debye and Hückel, Phys. Z. 24, 185 (1923).) Settings: κ rc.
/// </summary>
public readonly struct CoulDebye : ICoulombKernel
{
    private const int Cutoff2 = 0, Kappa = 0;

    /// <inheritdoc/>
    public static int SettingCount => 2;

    /// <inheritdoc/>
    public static int RawCount => 1;

    /// <inheritdoc/>
    public static int ColumnCount => 1;

    /// <inheritdoc/>
    public static int ConstantCount => 1;

    /// <inheritdoc/>
    public static void ReadParameters(ArgReader args, ReadOnlySpan<double> vdw, Span<double> settings) => settings[0] = args.Double("kappa");

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, ReadOnlySpan<double> vdw, double vdwCutoff, Span<double> raw) =>
        raw[0] = PairCutoff.Read(args, settings, vdw, vdwCutoff);

    /// <inheritdoc/>
    public static void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw) => raw[0] = settings[^1];

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[0] = Mixing.Length(rule, ii[0], jj[0]);
        return true;
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[Cutoff2] = raw[0] * raw[0];
        return raw[0];
    }

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants) =>
        constants[Kappa] = settings[0];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = TLane.ReciprocalSqrt(r2), kappa = c.Constant(Kappa);
        energy = TLane.WhereLess(r2, c[Cutoff2], c.ChargeProduct * inverse * TLane.Exp(-(kappa * (r2 * inverse))));
        forceOverR = energy * inverse * (kappa + inverse);
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
