using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// U = λⁿ C q_i q_j / √(α(1 − λ)² + r²), r &lt; rc, with λ and a cutoff per pair (λ that of the van der Waals part, if there is one). α: length².
/// (Beutler et al., Chem. Phys. Lett. 222, 529 (1994).) Settings: n α rc.
/// </summary>
public readonly struct CoulCutSoft : ICoulombKernel
{
    private const int Cutoff2 = 0, Activation = 1, Core = 2;

    /// <inheritdoc/>
    public static int SettingCount => 3;

    /// <inheritdoc/>
    public static int RawCount => 2;

    /// <inheritdoc/>
    public static int ColumnCount => 3;

    /// <inheritdoc/>
    public static void ReadParameters(ArgReader args, ReadOnlySpan<double> vdw, Span<double> settings)
    {
        settings[0] = vdw.IsEmpty ? args.Double("n") : vdw[0];
        settings[1] = args.Double("alpha_C");
    }

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, ReadOnlySpan<double> vdw, double vdwCutoff, Span<double> raw)
    {
        raw[0] = vdw.IsEmpty ? SoftCore.ReadLambda(args) : vdw[SoftCore.Lambda];
        raw[1] = PairCutoff.Read(args, settings, vdw, vdwCutoff);
    }

    /// <inheritdoc/>
    public static void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw) => raw[1] = settings[^1];

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[0] = ii[0];
        raw[1] = Mixing.Length(rule, ii[1], jj[1]);
        return ii[0] == jj[0];
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[Cutoff2] = raw[1] * raw[1];
        columns[Activation] = Math.Pow(raw[0], settings[0]);
        columns[Core] = settings[1] * (1 - raw[0]) * (1 - raw[0]);
        return raw[1];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane denominator = r2 + c[Core];
        energy = TLane.WhereLess(r2, c[Cutoff2], c[Activation] * c.ChargeProduct * TLane.ReciprocalSqrt(denominator));
        forceOverR = energy * TLane.Reciprocal(denominator);
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
