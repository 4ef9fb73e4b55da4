using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// U = C q_i q_j [1/r + S(r)], S = A(r − r1)³/3 + B(r − r1)⁴/4 + C' (the constant C' alone below r1): energy, force and its slope vanish at the outer
/// cutoff. (van der Spoel et al., GROMACS manual; Marrink, de Vries and Mark, J. Phys. Chem. B 108, 750 (2004).) Settings: inner outer.
/// </summary>
public readonly struct CoulGromacs : ICoulombKernel
{
    private const int Inner = 0, Cutoff2 = 1, Cubic = 2, Quartic = 3, Shift = 4;

    /// <inheritdoc/>
    public static int SettingCount => 2;

    /// <inheritdoc/>
    public static int ConstantCount => 5;

    /// <inheritdoc/>
    public static void ReadCutoffs(ArgReader args, ReadOnlySpan<double> vdw, Span<double> settings)
    {
        if (!vdw.IsEmpty && args.AtEnd) vdw[^2..].CopyTo(settings);
        else EnergySwitch.Read(args, "Coulomb ", settings, zeroInner: true);
    }

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants)
    {
        double r1 = settings[0], rc = settings[1], d = rc - r1, e = 1 / rc, e1 = -e * e, e2 = 2 * e * e * e;
        constants[Inner] = r1;
        constants[Cutoff2] = rc * rc;
        constants[Cubic] = (d * e2 - 3 * e1) / (d * d);
        constants[Quartic] = (2 * e1 - d * e2) / (d * d * d);
        constants[Shift] = -e + d * e1 / 2 - d * d * e2 / 12;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = TLane.ReciprocalSqrt(r2), cutoff2 = c.Constant(Cutoff2), a = c.Constant(Cubic), b = c.Constant(Quartic);
        TLane t = TLane.Max(r2 * inverse - c.Constant(Inner), default), t2 = t * t;
        forceOverR = TLane.WhereLess(r2, cutoff2, c.ChargeProduct * inverse * (inverse * inverse - t2 * (a + b * t)));
        energy = TLane.WhereLess(r2, cutoff2, c.ChargeProduct * (inverse + c.Constant(Shift) + t * t2 * (a * TLane.Create(1.0 / 3) + b * TLane.Create(0.25) * t)));
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
