using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Stress on one plane across x, y or z (formula at <see cref="PlaneStress"/>). Vector: for each of the words conf, kin, total the three components of the force per
/// area, in pressure units, intensive.
/// </summary>
[ComputeStyle("stress/mop")]
public sealed class ComputeStressMop : ComputeBase, IVectorSource
{
    private readonly PlaneStress _stress;
    private readonly double[] _plane;

    /// <summary>Reads <c>compute ID group stress/mop x|y|z lower|center|upper|position conf|kin|total …</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Direction, position, words.</param>
    public ComputeStressMop(StyleContext context, ArgReader args) : base(context)
    {
        int axis = PlaneStress.ReadAxis(args);
        _plane = [PlaneStress.ReadPosition(args, "position", Simulation.Box, axis)];
        _stress = new PlaneStress(Simulation, $"compute {Id} (stress/mop)", Group.Bit, axis, args);
    }

    /// <inheritdoc/>
    public int VectorLength => _stress.Columns;

    /// <inheritdoc/>
    public bool VectorIsExtensive => false;

    /// <inheritdoc/>
    public double VectorAt(int index) => _stress.At(0, index);

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        _stress.Initialize();
    }

    /// <inheritdoc/>
    protected override void Update() => _stress.Compute(_plane);
}
