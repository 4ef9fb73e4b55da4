using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Common;

/// <summary>Virial of forces from outside, which counts in the pressure after fix_modify virial yes: Σ r⊗f and, when asked, by atom.</summary>
internal sealed class ExternalVirial(Simulation simulation)
{
    private SymTensor _sum;
    private bool _perAtom, _perAtomStress;

    public bool Enabled { get; set; }

    public SymTensor Sum => Enabled ? _sum : default;

    /// <summary>Before the forces of a step.</summary>
    public void Begin()
    {
        _sum = default;
        _perAtom = Enabled && (simulation.Evaluator.LastNeeds & Needs.AtomVirial) != 0;
        _perAtomStress = Enabled && (simulation.Evaluator.LastNeeds & Needs.AtomStress) != 0;
    }

    /// <summary>A force on an atom and the place it refers to.</summary>
    public void Add(int atom, Vec3 r, Vec3 f)
    {
        if (!Enabled) return;
        // Such a virial is not symmetric; xy means f_x y here, as in LAMMPS.
        _sum += SymTensor.Dyad(f, r);
        if (_perAtom) simulation.PerAtom.AddVirial(atom, r, f);
        if (_perAtomStress) simulation.PerAtom.AddShareCorrection(atom, SymTensor.Dyad(f, r) + SymTensor.Dyad(r, f) * -1);
    }
}
