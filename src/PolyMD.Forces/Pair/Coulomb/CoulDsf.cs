using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// Damped shifted force, U = C q_i q_j [erfc(αr)/r − erfc(αrc)/rc + (erfc(αrc)/rc² + 2α exp(−α²rc²)/(√π rc))(r − rc)], r &lt; rc: energy and force
/// vanish at the cutoff. Each atom carries the energy −C q² (½U'(0) + α/√π) of its neutralising charge, U'(0) being the constant of the
/// bracket. Of bonded pairs (1 − factor) of the bare 1/r is subtracted. (Fennell and Gezelter, J. Chem. Phys. 124, 234104 (2006).) Settings: α rc.
/// </summary>
/// <typeparam name="TError">erfc: LAMMPS' coul/dsf and lj/cut/coul/dsf use the polynomial, its born/coul/dsf the function itself.</typeparam>
public readonly struct CoulDsf<TError> : ICoulombKernel where TError : struct, IComplementaryError
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
    public static double SelfEnergy(ReadOnlySpan<double> settings) => -(0.5 * DampedCoulomb.EnergyAt(settings) - 0.5 * DampedCoulomb.ForceAt(settings) * settings[1] + settings[0] / Math.Sqrt(Math.PI));

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        constants[Damping] = settings[0];
        constants[Cutoff2] = settings[1] * settings[1];
        constants[ForceShift] = DampedCoulomb.ForceAt(settings);
        constants[EnergyShift] = DampedCoulomb.EnergyAt(settings) - constants[ForceShift] * settings[1];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        DampedCoulomb.Eval(r2, c.Constant(Damping), out TLane inverse, out TLane x, out TLane gauss);
        Shifted(r2, inverse, TError.Eval(x, gauss), DampedCoulomb.Slope(x, gauss), c, out forceOverR, out energy);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factor, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        DampedCoulomb.Eval(r2, c.Constant(Damping), out TLane inverse, out TLane x, out TLane gauss);
        Shifted(r2, inverse, TError.Less(x, gauss, TLane.Create(1) - factor), DampedCoulomb.Slope(x, gauss), c, out forceOverR, out energy);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Shifted<TLane>(TLane r2, TLane inverse, TLane kept, TLane slope, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane r = r2 * inverse, bare = c.ChargeProduct * inverse, cutoff2 = c.Constant(Cutoff2);
        TLane shift = c.Constant(ForceShift) * r2;
        forceOverR = TLane.WhereLess(r2, cutoff2, bare * (kept + slope + shift) * (inverse * inverse));
        energy = TLane.WhereLess(r2, cutoff2, bare * (kept - r * c.Constant(EnergyShift) - shift));
    }
}
