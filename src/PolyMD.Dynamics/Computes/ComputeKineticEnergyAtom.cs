using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>Kinetic energy of each atom, ½ m v², in energy units; 0 for atoms outside the group.</summary>
[ComputeStyle("ke/atom")]
public sealed class ComputeKineticEnergyAtom : ComputeBase, IPerAtomSource
{
    /// <summary>Reads <c>compute ID group ke/atom</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputeKineticEnergyAtom(StyleContext context, ArgReader args) : base(context) => args.ExpectEnd();

    /// <inheritdoc/>
    public int AtomColumns => 0;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => (Atoms.GroupMask[atom] & Group.Bit) == 0
        ? 0
        : 0.5 * Simulation.Units.MassVelocity2ToEnergy * Atoms.Mass[atom] * Atoms.Velocity(atom).LengthSquared;

    /// <inheritdoc/>
    protected override void Update() { }
}
