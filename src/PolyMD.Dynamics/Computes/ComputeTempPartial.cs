using PolyMD.Dynamics.Common;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>Temperature from some velocity components only: dof = n N − (n/3)(extra + constrained), n components of x, y, z counted. The others are the bias.</summary>
[ComputeStyle("temp/partial")]
public sealed class ComputeTempPartial : BiasedTemperature
{
    private readonly bool _x, _y, _z;

    /// <summary>Reads <c>compute ID group temp/partial xflag yflag zflag</c>, each 0 or 1.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Flags.</param>
    public ComputeTempPartial(StyleContext context, ArgReader args) : base(context)
    {
        _x = args.Integer("xflag", 0, 1) == 1;
        _y = args.Integer("yflag", 0, 1) == 1;
        _z = args.Integer("zflag", 0, 1) == 1;
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public override Vec3 Bias(int atom) => new(_x ? 0 : Atoms.Vx[atom], _y ? 0 : Atoms.Vy[atom], _z ? 0 : Atoms.Vz[atom]);

    /// <inheritdoc/>
    public override void AcceptDrawnVelocities(Span<Vec3> remembered) => TakeOutBias();

    /// <inheritdoc/>
    protected override double CountFreedom()
    {
        double n = (_x ? 1 : 0) + (_y ? 1 : 0) + (_z ? 1 : 0);
        return n * GroupSums.Count(Atoms, Group.Bit) - n / Simulation.Box.Dimensions * (Removed() + Extra);
    }
}
