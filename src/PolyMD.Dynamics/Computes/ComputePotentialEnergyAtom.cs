using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>Potential energy of each atom (each n-body term shared equally among its atoms), all terms together, in energy units; 0 outside the group.</summary>
[ComputeStyle("pe/atom")]
public sealed class ComputePotentialEnergyAtom : ComputeBase, IPerAtomSource
{
    /// <summary>Reads <c>compute ID group pe/atom</c>; single terms cannot be chosen because all styles share one tally.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputePotentialEnergyAtom(StyleContext context, ArgReader args) : base(context)
    {
        if (!args.AtEnd) args.Fail($"'{args.Word("keyword")}': the energy of single terms per atom is not available; leave the keywords out to sum all terms");
    }

    /// <inheritdoc/>
    public override Needs Requires => Needs.AtomEnergy;

    /// <inheritdoc/>
    public int AtomColumns => 0;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => (Atoms.GroupMask[atom] & Group.Bit) == 0 ? 0 : Simulation.PerAtom.Energy[atom];

    /// <inheritdoc/>
    protected override void Update() => RequireTally();
}
