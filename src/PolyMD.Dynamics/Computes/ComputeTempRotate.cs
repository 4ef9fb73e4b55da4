using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Temperature of a group in the frame of its rigid motion: the bias of an atom is V + ω × (r − R), with R and V position and velocity of the
/// centre of mass and ω the angular velocity of the group about it (image flags undone). The degrees of freedom are those of compute temp.
/// </summary>
[ComputeStyle("temp/rotate")]
public sealed class ComputeTempRotate : BiasedTemperature
{
    private Vec3 _centre, _drift, _omega;

    /// <summary>Reads <c>compute ID group temp/rotate</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputeTempRotate(StyleContext context, ArgReader args) : base(context) => args.ExpectEnd();

    /// <inheritdoc/>
    public override Vec3 Bias(int atom) => _drift + Vec3.Cross(_omega, Atoms.Unwrapped(atom, Simulation.Box) - _centre);

    /// <inheritdoc/>
    protected override void Prepare()
    {
        _centre = GroupSums.Centre(Simulation, Group.Bit);
        _drift = GroupSums.Velocity(Atoms, Group.Bit);
        _omega = GroupSums.AngularVelocity(Simulation, Group.Bit, _centre);
    }
}
