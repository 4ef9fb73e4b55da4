using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>Temperature after a velocity component that rises linearly along a coordinate has been taken out:
/// u = vlo + (vhi − vlo) clamp((x − clo)/(chi − clo), 0, 1).</summary>
[ComputeStyle("temp/ramp")]
public sealed class ComputeTempRamp : BiasedTemperature
{
    private readonly int _component, _axis;
    private readonly double _vLow, _vHigh, _low, _high;

    /// <summary>Reads <c>compute ID group temp/ramp vdim vlo vhi dim clo chi [units box|lattice]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Ramp and units.</param>
    public ComputeTempRamp(StyleContext context, ArgReader args) : base(context)
    {
        _component = args.Choice("vdim", "vx", "vy", "vz")[1] - 'x';
        double v0 = args.Double("vlo"), v1 = args.Double("vhi");
        _axis = args.Choice("dim", "x", "y", "z")[0] - 'x';
        double c0 = args.Double("clo"), c1 = args.Double("chi");
        bool lattice = true;
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "units") args.UnknownKeyword("units");
            lattice = args.Choice("units", "box", "lattice") == "lattice";
        }
        Vec3 spacing = lattice ? Simulation.LatticeSpacing : new Vec3(1, 1, 1);
        (_vLow, _vHigh) = (v0 * spacing[_component], v1 * spacing[_component]);
        (_low, _high) = (c0 * spacing[_axis], c1 * spacing[_axis]);
    }

    /// <inheritdoc/>
    public override Vec3 Bias(int atom)
    {
        double fraction = Math.Clamp((Atoms.Position(atom)[_axis] - _low) / (_high - _low), 0, 1);
        return default(Vec3).With(_component, _vLow + fraction * (_vHigh - _vLow));
    }
}
