using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>Every N steps removes the linear momentum (by direction) and/or the angular momentum of a group; with rescale the kinetic energy is restored.</summary>
[FixStyle("momentum")]
public sealed class FixMomentum : FixBase, IEndOfStep
{
    private readonly int _every;
    private readonly Vec3 _directions;
    private readonly bool _linear, _angular, _rescale;

    /// <summary>Reads <c>fix ID group momentum N [linear x y z] [angular] [rescale]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval and keywords.</param>
    public FixMomentum(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Integer("N", 1);
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "linear":
                    _linear = true;
                    _directions = new Vec3(args.Integer("xflag", 0, 1), args.Integer("yflag", 0, 1), args.Integer("zflag", 0, 1));
                    break;
                case "angular": _angular = true; break;
                case "rescale": _rescale = true; break;
                default: args.UnknownKeyword("linear", "angular", "rescale"); break;
            }
        }
        if (!_linear && !_angular) args.Fail("say what to remove: linear xflag yflag zflag, angular, or both");
    }

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step % _every != 0) return;
        uint bit = Group.Bit;
        double before = _rescale ? GroupSums.Kinetic(Atoms, bit) : 0;
        if (_linear)
        {
            Vec3 v = GroupSums.Velocity(Atoms, bit);
            GroupSums.Shift(Atoms, bit, new Vec3(v.X * _directions.X, v.Y * _directions.Y, v.Z * _directions.Z));
        }
        if (_angular)
        {
            Vec3 centre = GroupSums.Centre(Simulation, bit);
            GroupSums.Unrotate(Simulation, bit, centre, GroupSums.AngularVelocity(Simulation, bit, centre));
        }
        if (!_rescale) return;
        double after = GroupSums.Kinetic(Atoms, bit);
        if (after > 0) GroupSums.Scale(Atoms, bit, Math.Sqrt(before / after));
    }
}
