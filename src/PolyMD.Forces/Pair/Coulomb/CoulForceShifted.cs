using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// U = C q_i q_j (1/r + r/rc² − 2/rc), r &lt; rc: the force is shifted to zero at the cutoff.
/// (Steinbach and Brooks, J. Comput. Chem. 15, 667 (1994).) Settings: rc.
/// </summary>
public readonly struct CoulForceShifted : ICoulombKernel
{
    private const int Cutoff2 = 0, Slope = 1, Offset = 2;

    /// <inheritdoc/>
    public static int SettingCount => 1;

    /// <inheritdoc/>
    public static int ConstantCount => 3;

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        double rc = settings[^1];
        constants[Cutoff2] = rc * rc;
        constants[Slope] = 1 / (rc * rc);
        constants[Offset] = 2 / rc;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = TLane.ReciprocalSqrt(r2), cutoff2 = c.Constant(Cutoff2), ramp = r2 * inverse * c.Constant(Slope);
        forceOverR = TLane.WhereLess(r2, cutoff2, c.ChargeProduct * (inverse - ramp) * (inverse * inverse));
        energy = TLane.WhereLess(r2, cutoff2, c.ChargeProduct * (inverse + ramp - c.Constant(Offset)));
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
