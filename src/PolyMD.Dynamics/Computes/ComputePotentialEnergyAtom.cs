using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>Potential energy of each atom (each n-body term shared equally among its atoms), of all or chosen terms, in energy units; 0 outside the group.</summary>
[ComputeStyle("pe/atom")]
public sealed class ComputePotentialEnergyAtom : ComputeBase, IPerAtomSource
{
    private readonly bool _all;
    private readonly ForceKind[] _kinds;

    /// <summary>Reads <c>compute ID group pe/atom [pair] [bond] [angle] [dihedral] [improper] [kspace] [fix]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Terms; all by default.</param>
    public ComputePotentialEnergyAtom(StyleContext context, ArgReader args) : base(context)
    {
        _all = args.AtEnd;
        TermSelection terms = TermSelection.Read(args, false);
        _kinds = _all ? [] : Enum.GetValues<ForceKind>().Where(terms.Includes).ToArray();
        if (!_all) Simulation.PerAtom.KeepsKinds = true;
    }

    /// <inheritdoc/>
    public override Needs Requires => Needs.AtomEnergy;

    /// <inheritdoc/>
    public int AtomColumns => 0;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column)
    {
        if ((Atoms.GroupMask[atom] & Group.Bit) == 0) return 0;
        if (_all) return Simulation.PerAtom.Energy[atom];
        double sum = 0;
        foreach (ForceKind kind in _kinds) sum += Simulation.PerAtom.EnergyOf(kind, atom);
        return sum;
    }

    /// <inheritdoc/>
    protected override void Update() => RequireTally();
}
