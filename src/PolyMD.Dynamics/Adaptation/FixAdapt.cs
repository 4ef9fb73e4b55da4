using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Adaptation;

/// <summary>
/// Changes coefficients of pair, bond and angle styles, the strength of the long-range solver, or charge or diameter of atoms by equal-style variables,
/// every N steps before the forces and at the start of a run (N = 0: only there). Any coefficient of a style's coefficient line can be changed
/// under the name that messages give it, cutoffs excepted. scale yes: variables are factors on the values at the start of the run (atoms: when
/// the fix was defined); reset yes: these come back when a run ends; mass yes: a change of the diameter keeps the density.
/// </summary>
[FixStyle("adapt")]
public sealed class FixAdapt : AdaptBase
{
    private static readonly string[] s_attributes = ["pair", "bond", "angle", "kspace", "atom"];

    /// <summary>Reads <c>fix ID group adapt N attribute … keyword value …</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">N; pair style coefficient I J v_name; bond or angle style coefficient I v_name; kspace v_name; atom charge or diameter v_name; scale, reset, mass.</param>
    public FixAdapt(StyleContext context, ArgReader args) : base(context) => Read(args, s_attributes, false, ("mass", yes => KeepsDensity = yes));

    /// <inheritdoc/>
    protected override bool IsDue(long step) => step % Every == 0;
}
