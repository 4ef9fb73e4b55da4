using PolyMD.Dynamics.Common;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>Temperature of a group relative to the velocity of its centre of mass, which is the bias.</summary>
[ComputeStyle("temp/com")]
public sealed class ComputeTempCom : BiasedTemperature
{
    private Vec3 _drift;

    /// <summary>Reads <c>compute ID group temp/com</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputeTempCom(StyleContext context, ArgReader args) : base(context) => args.ExpectEnd();

    /// <inheritdoc/>
    public override Vec3 Bias(int atom) => _drift;

    /// <inheritdoc/>
    protected override void Prepare() => _drift = GroupSums.Velocity(Atoms, Group.Bit);
}
