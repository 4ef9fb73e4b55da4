using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Fixes;

/// <summary>Zeroes the z components of velocity and force of the atoms of a group, every step and in minimisations; for two-dimensional systems.</summary>
[FixStyle("enforce2d")]
public sealed class FixEnforce2D : FixBase, IMinimizerPostForce, IRespaPostForce
{
    /// <summary>Reads <c>fix ID group enforce2d</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public FixEnforce2D(StyleContext context, ArgReader args) : base(context)
    {
        if (!Simulation.Box.IsTwoDimensional) args.Fail("enforce2d needs a two-dimensional system ('dimension 2')");
        args.ExpectEnd();
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
            Atoms.Vz[i] = 0;
            Atoms.Fz[i] = 0;
        }
    }
}
