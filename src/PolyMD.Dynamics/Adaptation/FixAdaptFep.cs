using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Adaptation;

/// <summary>
/// fix adapt for free-energy perturbation: atoms are chosen by type as well as by group, and with 'after yes' values change one step behind the
/// multiples of N, so that averages over N steps belong to one set of values.
/// </summary>
[FixStyle("adapt/fep")]
public sealed class FixAdaptFep : AdaptBase
{
    private static readonly string[] s_attributes = ["pair", "kspace", "atom"];
    private bool _after;

    /// <summary>Reads <c>fix ID group adapt/fep N attribute … keyword value …</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">N; pair style coefficient I J v_name; kspace v_name; atom charge or diameter I v_name; scale, reset, after.</param>
    public FixAdaptFep(StyleContext context, ArgReader args) : base(context) => Read(args, s_attributes, true, ("after", yes => _after = yes));

    /// <inheritdoc/>
    protected override bool IsDue(long step) => _after ? Every == 1 || step == 0 || (step > 1 && (step - 1) % Every == 0) : step % Every == 0;
}
