using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// Only bonded pairs: U = −(1 − factor) C q_i q_j / r, r &lt; rc. Takes the excluded part out of a solver that knows no exclusions, of which there is none
/// here, or out of another style. Settings: rc.
/// </summary>
public readonly struct CoulExclude : ICoulombKernel
{
    private const int Cutoff2 = 0;

    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.Charges | PairTraits.SubtractsExcluded;

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
        forceOverR = default;
        energy = default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factor, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        energy = TLane.WhereLess(r2, c.Constant(Cutoff2), (factor - TLane.Create(1)) * c.ChargeProduct * TLane.ReciprocalSqrt(r2));
        forceOverR = energy * TLane.Reciprocal(r2);
    }
}
