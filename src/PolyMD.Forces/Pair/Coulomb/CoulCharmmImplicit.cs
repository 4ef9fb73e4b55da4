using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// U = S(r) C q_i q_j / r²: a dielectric constant that grows with distance stands for a solvent, switched off by the energy switch of CHARMM
/// (<see cref="EnergySwitch"/>). (MacKerell et al., J. Phys. Chem. B 102, 3586 (1998).) Settings: inner outer.
/// </summary>
public readonly struct CoulCharmmImplicit : ICoulombKernel
{
    /// <inheritdoc/>
    public static int SettingCount => 2;

    /// <inheritdoc/>
    public static int ConstantCount => EnergySwitch.ConstantCount;

    /// <inheritdoc/>
    public static void ReadCutoffs(ArgReader args, ReadOnlySpan<double> vdw, Span<double> settings)
    {
        if (!vdw.IsEmpty && args.AtEnd) vdw[^2..].CopyTo(settings);
        else EnergySwitch.Read(args, "Coulomb ", settings);
    }

    /// <inheritdoc/>
    public static void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants) =>
        EnergySwitch.Constants(settings[0], settings[1], constants);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        EnergySwitch.Eval(r2, c, out TLane s, out TLane slope);
        TLane inverse = TLane.Reciprocal(r2), bare = c.ChargeProduct * inverse;
        energy = s * bare;
        forceOverR = bare * (TLane.Create(2) * s * inverse + slope);
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
