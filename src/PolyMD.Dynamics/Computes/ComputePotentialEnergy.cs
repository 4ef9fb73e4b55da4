using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>Potential energy of the whole system: Σ over the chosen terms (pair bond angle dihedral improper kspace fix; all by default). Scalar, extensive, energy units.</summary>
[ComputeStyle("pe")]
public sealed class ComputePotentialEnergy : ComputeBase, IScalarSource
{
    private readonly TermSelection _terms;

    /// <summary>Reads <c>compute ID all pe keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group (must be all).</param>
    /// <param name="args">Terms.</param>
    public ComputePotentialEnergy(StyleContext context, ArgReader args) : base(context)
    {
        if (context.Group.Bit != 1) args.Fail("the potential energy is that of the whole system: the group must be all (pe/atom with reduce sums a group)");
        _terms = TermSelection.Read(args, false);
    }

    /// <inheritdoc/>
    public override Needs Requires => Needs.Energy;

    /// <inheritdoc/>
    public double Scalar { get; private set; }

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    protected override void Update()
    {
        RequireTally();
        double sum = 0;
        foreach (IForce f in Simulation.Forces) if (_terms.Includes(f.Kind)) sum += f.Tally.Energy + f.Tally.CoulombEnergy;
        if (_terms.Fix)
        {
            foreach (IFix f in Simulation.Fixes) if (f is IPotentialContributor { CountsInEnergy: true } p) sum += p.PotentialEnergy;
        }
        Scalar = sum;
    }
}
