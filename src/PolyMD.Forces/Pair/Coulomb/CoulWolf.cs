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
        DampedCoulomb.Eval(r2, c.Constant(Damping), out TLane inverse, out TLane x, out TLane gauss);
        Shifted(r2, inverse, ExactError.Eval(x, gauss), DampedCoulomb.Slope(x, gauss), c, out forceOverR, out energy);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factor, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        DampedCoulomb.Eval(r2, c.Constant(Damping), out TLane inverse, out TLane x, out TLane gauss);
        Shifted(r2, inverse, ExactError.Less(x, gauss, TLane.Create(1) - factor), DampedCoulomb.Slope(x, gauss), c, out forceOverR, out energy);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Shifted<TLane>(TLane r2, TLane inverse, TLane kept, TLane slope, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane r = r2 * inverse, bare = c.ChargeProduct * inverse, cutoff2 = c.Constant(Cutoff2);
        forceOverR = TLane.WhereLess(r2, cutoff2, bare * (kept + slope + c.Constant(ForceShift) * r2) * (inverse * inverse));
        energy = TLane.WhereLess(r2, cutoff2, bare * (kept - r * c.Constant(EnergyShift)));
    }
}
