namespace PolyMD.Engine.Styles;

/// <summary>pair_modify settings.</summary>
/// <param name="Mix">How missing unlike coefficients follow from like ones; null is the style's own default (geometric for most).</param>
/// <param name="Shift">Whether energies are shifted to zero at the cutoff.</param>
/// <param name="Tail">Whether long-range LJ corrections to energy and pressure are added.</param>
public sealed record PairModify(MixRule? Mix = null, bool Shift = false, bool Tail = false);
