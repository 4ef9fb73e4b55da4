using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>The real-space part of an Ewald sum within one cutoff for all pairs (<see cref="ScreenedCoulomb"/>). Needs a kspace_style.</summary>
public readonly struct CoulLong : ICoulombKernel
{
    private const int Cutoff2 = ScreenedCoulomb.ConstantCount;

    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.Charges | PairTraits.LongRangeCoulomb | PairTraits.SplitsByDistance;

    /// <inheritdoc/>
    public static int SettingCount => 1;

    /// <inheritdoc/>
    public static int ConstantCount => ScreenedCoulomb.ConstantCount + 1;

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        ScreenedCoulomb.Constants(environment.SplittingParameter, constants);
        constants[Cutoff2] = settings[^1] * settings[^1];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = TLane.ReciprocalSqrt(r2);
        ScreenedCoulomb.Eval(r2, inverse, c, out TLane forceTimesR, out TLane u, out _);
        TLane cutoff2 = c.Constant(Cutoff2);
        forceOverR = TLane.WhereLess(r2, cutoff2, forceTimesR * (inverse * inverse));
        energy = TLane.WhereLess(r2, cutoff2, u);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factor, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = TLane.ReciprocalSqrt(r2);
        ScreenedCoulomb.Eval(r2, inverse, c, out TLane forceTimesR, out TLane u, out TLane bare);
        // k-space contains the full interaction of this pair: take the unwanted part of 1/r out here.
        TLane excess = (TLane.Create(1) - factor) * bare, cutoff2 = c.Constant(Cutoff2);
        forceOverR = TLane.WhereLess(r2, cutoff2, (forceTimesR - excess) * (inverse * inverse));
        energy = TLane.WhereLess(r2, cutoff2, u - excess);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSplit<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factor, out TLane forceOverR) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = TLane.ReciprocalSqrt(r2);
        forceOverR = factor * c.ChargeProduct * inverse * inverse * inverse;
    }
}
