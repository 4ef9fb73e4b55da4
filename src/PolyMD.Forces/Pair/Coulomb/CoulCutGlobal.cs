using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>U = C q_i q_j / r, r &lt; rc, with one cutoff for all pairs. Settings: rc.</summary>
public readonly struct CoulCutGlobal : ICoulombKernel
{
    private const int Cutoff2 = 0;

    /// <inheritdoc/>
    public static int SettingCount => 1;

    /// <inheritdoc/>
    public static int ConstantCount => 1;

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants) =>
        constants[Cutoff2] = settings[^1] * settings[^1];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        energy = TLane.WhereLess(r2, c.Constant(Cutoff2), c.ChargeProduct * TLane.ReciprocalSqrt(r2));
        forceOverR = energy * TLane.Reciprocal(r2);
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
