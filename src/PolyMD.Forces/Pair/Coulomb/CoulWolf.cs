using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// Wolf sum: U = C q_i q_j [erfc(αr)/r − erfc(αrc)/rc], r &lt; rc, and the energy −C q² (erfc(αrc)/(2rc) + α/√π) of each atom with its neutralising
/// charge. As in LAMMPS the force is shifted too, F = C q_i q_j [f(r) − f(rc)] with f the negative slope of erfc(αr)/r: continuous at the cutoff,
/// but not the slope of this energy (that of <see cref="CoulDsf{TError}"/> is). Of bonded pairs (1 − factor) of the bare 1/r is subtracted.
/// (Wolf, Keblinski, Phillpot and Eggebrecht, J. Chem. Phys. 110, 8254 (1999).) Settings: α rc.
/// </summary>
public readonly struct CoulWolf : ICoulombKernel
{
    private const int Damping = 0, Cutoff2 = 1, EnergyShift = 2, ForceShift = 3;

    /// <inheritdoc/>
    public static PairTraits Traits => PairTraits.Charges | PairTraits.SubtractsExcluded;

    /// <inheritdoc/>
    public static int SettingCount => 2;

    /// <inheritdoc/>
    public static int ConstantCount => 4;

    /// <inheritdoc/>
    public static void ReadParameters(ArgReader args, ReadOnlySpan<double> vdw, Span<double> settings) => settings[0] = args.Double("alpha");

    /// <inheritdoc/>
    public static double SelfEnergy(ReadOnlySpan<double> settings) => -(0.5 * DampedCoulomb.EnergyAt(settings) + settings[0] / Math.Sqrt(Math.PI));

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        constants[Damping] = settings[0];
        constants[Cutoff2] = settings[1] * settings[1];
        constants[EnergyShift] = DampedCoulomb.EnergyAt(settings);
        constants[ForceShift] = DampedCoulomb.ForceAt(settings);
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
        TLane inverse = TLane.ReciprocalSqrt(r2), r = r2 * inverse, bare = c.ChargeProduct * inverse, cutoff2 = c.Constant(Cutoff2);
        DampedCoulomb.Eval<TLane, ExactError>(r, c.Constant(Damping), out TLane erfc, out TLane slope);
        TLane excess = TLane.Create(1) - factor;
        forceOverR = TLane.WhereLess(r2, cutoff2, bare * (erfc + slope + c.Constant(ForceShift) * r2 - excess) * (inverse * inverse));
        energy = TLane.WhereLess(r2, cutoff2, bare * (erfc - r * c.Constant(EnergyShift) - excess));
    }
}
