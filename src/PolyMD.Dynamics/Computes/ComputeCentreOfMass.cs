using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>Centre of mass of a group from unwrapped positions. Vector: x, y, z in length units.</summary>
[ComputeStyle("com")]
public sealed class ComputeCentreOfMass : ComputeBase, IVectorSource
{
    private Vec3 _centre;

    /// <summary>Reads <c>compute ID group com</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputeCentreOfMass(StyleContext context, ArgReader args) : base(context) => args.ExpectEnd();

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public double VectorAt(int index) => _centre[index];

    /// <inheritdoc/>
    protected override void Update() => _centre = GroupSums.Centre(Simulation, Group.Bit);
}
