using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Stress on planes a distance apart across x, y or z (formula at <see cref="PlaneStress"/>). Array: a row per plane with its coordinate and, for each of the words conf,
/// kin, total, the three components of the force per area, in pressure units, intensive.
/// </summary>
[ComputeStyle("stress/mop/profile")]
public sealed class ComputeStressMopProfile : ComputeBase, IArraySource
{
    private readonly PlaneStress _stress;
    private readonly double[] _planes;

    /// <summary>Reads <c>compute ID group stress/mop/profile x|y|z lower|center|upper|origin delta conf|kin|total …</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Direction, origin and distance of the planes, words.</param>
    public ComputeStressMopProfile(StyleContext context, ArgReader args) : base(context)
    {
        int axis = PlaneStress.ReadAxis(args);
        SimulationBox box = Simulation.Box;
        double origin = PlaneStress.ReadPosition(args, "origin", box, axis), delta = args.Positive("delta");
        // As many planes as fit to both sides of the origin, inside the cell.
        int below = (int)((origin - box.Lo[axis]) / delta), above = (int)((box.Hi[axis] - origin) / delta);
        _planes = [.. Enumerable.Range(0, below + above + 1).Select(k => origin - below * delta + k * delta)];
        _stress = new PlaneStress(Simulation, $"compute {Id} (stress/mop/profile)", Group.Bit, axis, args);
    }

    /// <inheritdoc/>
    public int Rows => _planes.Length;

    /// <inheritdoc/>
    public int Columns => 1 + _stress.Columns;

    /// <inheritdoc/>
    public double ArrayAt(int row, int column) => column == 0 ? _planes[row] : _stress.At(row, column - 1);

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        _stress.Initialize();
    }

    /// <inheritdoc/>
    protected override void Update() => _stress.Compute(_planes);
}
