using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>Energies of the non-bonded forces at the present positions, computed aside: forces on atoms and tallies stay as they were.</summary>
/// <param name="simulation">The simulation.</param>
public sealed class TrialEnergies(Simulation simulation) : IDisposable
{
    private readonly NativeBuffer<double> _forces = new();
    private readonly List<(ForceTally Tally, double Energy, double Coulomb, double Tail, double TailVirial, SymTensor Virial)> _tallies = [];

    /// <summary>Sets forces and tallies aside.</summary>
    public unsafe void Begin()
    {
        AtomStore atoms = simulation.Atoms;
        int n = atoms.LocalCount;
        _forces.EnsureLength(3 * n + 1);
        int column = 0;
        foreach (NativeBuffer<double> f in (ReadOnlySpan<NativeBuffer<double>>)[atoms.Fx, atoms.Fy, atoms.Fz])
            new ReadOnlySpan<double>(f.Pointer, n).CopyTo(new Span<double>(_forces.Pointer + (long)n * column++, n));
        _tallies.Clear();
        foreach (IForce f in simulation.Evaluator.Ordered) if (IsNonBonded(f)) SetAside(f);
    }

    /// <summary>Computes the non-bonded energy.</summary>
    /// <param name="tail">With the long-range corrections of pair_modify tail.</param>
    public double Compute(bool tail)
    {
        simulation.Evaluator.FollowBox();
        StepContext step = new(simulation, Needs.Global);
        double sum = 0;
        foreach (IForce f in simulation.Evaluator.Ordered)
        {
            if (!IsNonBonded(f) || f is IPairStyle { Modify.Compute: false }) continue;
            f.Prepare(step);
            f.Tally.Clear();
            f.Compute(step);
            sum += f.Tally.Energy + f.Tally.CoulombEnergy - (tail ? 0 : f.Tally.TailEnergy);
        }
        return sum;
    }

    /// <summary>Gives forces and tallies back.</summary>
    public unsafe void End()
    {
        AtomStore atoms = simulation.Atoms;
        int n = atoms.LocalCount, column = 0;
        foreach (NativeBuffer<double> f in (ReadOnlySpan<NativeBuffer<double>>)[atoms.Fx, atoms.Fy, atoms.Fz])
            new ReadOnlySpan<double>(_forces.Pointer + (long)n * column++, n).CopyTo(new Span<double>(f.Pointer, n));
        foreach ((ForceTally t, double energy, double coulomb, double tail, double tailVirial, SymTensor virial) in _tallies)
            (t.Energy, t.CoulombEnergy, t.TailEnergy, t.TailVirial, t.Virial) = (energy, coulomb, tail, tailVirial, virial);
    }

    /// <inheritdoc/>
    public void Dispose() => _forces.Dispose();

    private static bool IsNonBonded(IForce force) => force.Kind is ForceKind.Pair or ForceKind.KSpace;

    private void SetAside(IForce force)
    {
        ForceTally t = force.Tally;
        _tallies.Add((t, t.Energy, t.CoulombEnergy, t.TailEnergy, t.TailVirial, t.Virial));
        if (force is IStyleWithParts hybrid) foreach (IForce part in hybrid.Parts) SetAside(part);
    }
}
