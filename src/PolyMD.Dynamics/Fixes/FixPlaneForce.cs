using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>Takes away the component of the force along the normal of a plane for every atom of a group. Also acts in minimisations.</summary>
[FixStyle("planeforce")]
public sealed class FixPlaneForce : FixBase, IMinimizerPostForce, IRespaPostForce
{
    private readonly Vec3 _direction;

    /// <summary>Reads <c>fix ID group planeforce x y z</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Normal of the plane.</param>
    public FixPlaneForce(StyleContext context, ArgReader args) : base(context)
    {
        Vec3 d = new(args.Double("x"), args.Double("y"), args.Double("z"));
        args.ExpectEnd();
        if (d.LengthSquared == 0) args.Fail("the direction must not be zero");
        _direction = d / d.Length;
    }

    /// <inheritdoc/>
    public override bool TakesRespaLevel => false;

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce(RespaLevel level, bool lastLoop, bool own) => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 f = Atoms.Force(i), along = _direction * Vec3.Dot(f, _direction);
            Vec3 kept = f - along;
            (Atoms.Fx[i], Atoms.Fy[i], Atoms.Fz[i]) = (kept.X, kept.Y, kept.Z);
        }
    }
}
