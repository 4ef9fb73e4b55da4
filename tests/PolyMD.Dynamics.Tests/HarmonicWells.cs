using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Tests;

/// <summary>Every atom in its own well, U = ½ k (r − r₀)²: an exactly known system whose forces depend on nothing but the atom itself.</summary>
public sealed class HarmonicWells : IForce
{
    private readonly double _k;
    private readonly Vec3[] _centres;

    public HarmonicWells(Simulation simulation, double k)
    {
        _k = k;
        _centres = Enumerable.Range(0, simulation.Atoms.LocalCount).Select(i => simulation.Atoms.Unwrapped(i, simulation.Box)).ToArray();
    }

    public string Name => "wells";

    public ForceKind Kind => ForceKind.Bond;

    public ForceTally Tally { get; } = new();

    public void Initialize(Simulation simulation) { }

    public void Compute(in StepContext step)
    {
        AtomStore a = step.Simulation.Atoms;
        double energy = 0;
        SymTensor virial = default;
        for (int i = 0; i < a.LocalCount; i++)
        {
            Vec3 d = Displacement(step.Simulation, i), f = d * -_k;
            a.Fx[i] += f.X;
            a.Fy[i] += f.Y;
            a.Fz[i] += f.Z;
            energy += 0.5 * _k * d.LengthSquared;
            virial += SymTensor.Dyad(d, f);
        }
        Tally.Energy = energy;
        Tally.Virial = virial;
    }

    public Vec3 Displacement(Simulation simulation, int atom) => simulation.Atoms.Unwrapped(atom, simulation.Box) - _centres[simulation.Atoms.Id[atom] - 1];

    public void Dispose() { }
}
