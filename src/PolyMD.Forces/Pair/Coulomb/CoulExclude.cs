using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// Only bonded pairs: U = −(1 − factor) C q_i q_j / r, without cutoff. Takes the excluded part out of a solver that knows no exclusions, of which there is none
/// here, or out of another style. Settings: rc, which LAMMPS uses to find pairs (with its skin) and not to end the interaction.
/// </summary>
public readonly struct CoulExclude : ICoulombKernel
{
    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.Charges | PairTraits.SubtractsExcluded;

    /// <inheritdoc/>
    public static int SettingCount => 1;

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
        energy = (factor - TLane.Create(1)) * c.ChargeProduct * TLane.ReciprocalSqrt(r2);
        forceOverR = energy * TLane.Reciprocal(r2);
    }
}
