using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>Momentum of a group, Σ m v. Vector: x, y, z in mass·velocity, extensive.</summary>
[ComputeStyle("momentum")]
public sealed class ComputeMomentum : ComputeBase, IVectorSource
{
    private Vec3 _sum;

    /// <summary>Reads <c>compute ID group momentum</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Words.</param>
    public ComputeMomentum(StyleContext context, ArgReader args) : base(context) => args.ExpectEnd();

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public double VectorAt(int index) => _sum[index];

    /// <inheritdoc/>
    protected override void Update()
    {
        Vec3 sum = default;
        for (int i = 0; i < Atoms.LocalCount; i++) if ((Atoms.GroupMask[i] & Group.Bit) != 0) sum += Atoms.Velocity(i) * Atoms.Mass[i];
        _sum = sum;
    }
}
