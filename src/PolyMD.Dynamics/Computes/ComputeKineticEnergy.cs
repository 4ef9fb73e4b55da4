using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>Kinetic energy of a group, ½ Σ m v² (no degrees of freedom subtracted). Scalar, extensive, energy units.</summary>
[ComputeStyle("ke")]
public sealed class ComputeKineticEnergy : ComputeBase, IScalarSource
{
    /// <summary>Reads <c>compute ID group ke</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputeKineticEnergy(StyleContext context, ArgReader args) : base(context) => args.ExpectEnd();

    /// <inheritdoc/>
    public double Scalar { get; private set; }

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    protected override void Update() => Scalar = GroupSums.Kinetic(Atoms, Group.Bit) * Simulation.Units.MassVelocity2ToEnergy;
}
