using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Forces.ManyBody;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>What bond fene and fene/expand share: the finitely extensible spring with its repulsion, and what happens to bonds near rupture.</summary>
internal static class Fene
{
    // Below this value of 1 − (r/R₀)² the logarithm is held, as in LAMMPS; at −3 (twice R₀) the bond counts as lost.
    private const double SmallestArgument = 0.1, Lost = -3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane r, TLane stiffness, TLane reach, TLane epsilon, TLane sigma, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        TLane r2 = r * r, reach2 = reach * reach, sigma2 = sigma * sigma, end2 = TLane.Create(1.2599210498948732) * sigma2;
        TLane argument = TLane.Max(TLane.Create(SmallestArgument), TLane.Create(1) - r2 / reach2);
        TLane s2 = sigma2 / r2, s6 = s2 * s2 * s2;
        TLane repulsion = TLane.WhereLess(r2, end2, epsilon * (TLane.Create(4) * s6 * (s6 - TLane.Create(1)) + TLane.Create(1)));
        TLane push = TLane.WhereLess(r2, end2, TLane.Create(48) * epsilon * s6 * (s6 - TLane.Create(0.5)) / r);
        derivative = stiffness * r / argument - push;
        return repulsion - TLane.Create(0.5) * stiffness * reach2 * LaneMath.Log(argument);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Margin<TLane>(TLane r, TLane reach) where TLane : unmanaged, ILane<TLane> =>
        TLane.Create(1 - SmallestArgument) - r * r / (reach * reach);

    public static string? Complaint(double r, double reach, out bool fatal)
    {
        double argument = 1 - r * r / (reach * reach);
        fatal = argument <= Lost;
        return argument >= SmallestArgument ? null : fatal ? "a bond is longer than twice R0" : "bond too long";
    }

    public static void CheckSetup(string name, Simulation simulation)
    {
        SpecialWeights w = simulation.Special;
        if (w.Lj12 != 0 || w.Lj13 != 1 || w.Lj14 != 1) simulation.Log($"WARNING: bond_style {name} is meant for 'special_bonds fene' (or lj/coul 0 1 1)");
    }
}
