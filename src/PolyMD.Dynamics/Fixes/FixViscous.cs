using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Fixes;

/// <summary>Viscous drag f = −γ v on the atoms of a group, γ (force/velocity) times a factor by type. Also acts in minimisations that move with velocities.</summary>
[FixStyle("viscous")]
public sealed class FixViscous : FixBase, IMinimizerPostForce
{
    private readonly double[] _gamma;

    /// <summary>Reads <c>fix ID group viscous gamma [scale type ratio]…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Drag and factors.</param>
    public FixViscous(StyleContext context, ArgReader args) : base(context)
    {
        double gamma = args.Double("gamma");
        _gamma = new double[Simulation.Types.Count];
        Array.Fill(_gamma, gamma);
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "scale") args.UnknownKeyword("scale");
            int type = args.Integer("type", 1, Simulation.Types.Count);
            _gamma[type - 1] = gamma * args.Double("ratio");
        }
    }

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            double gamma = _gamma[Atoms.TypeIndex[i]];
            Atoms.Fx[i] -= gamma * Atoms.Vx[i];
            Atoms.Fy[i] -= gamma * Atoms.Vy[i];
            Atoms.Fz[i] -= gamma * Atoms.Vz[i];
        }
    }
}
