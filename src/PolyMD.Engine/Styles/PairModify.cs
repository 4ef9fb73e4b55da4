namespace PolyMD.Engine.Styles;

/// <summary>pair_modify settings.</summary>
/// <param name="Mix">How missing unlike coefficients follow from like ones; null is the style's own default (geometric for most).</param>
/// <param name="Shift">Whether energies are shifted to zero at the cutoff.</param>
/// <param name="Tail">Whether long-range LJ corrections to energy and pressure are added.</param>
/// <param name="Compute">Whether the style is evaluated at all.</param>
/// <param name="SpecialLj">Factors of 1-2, 1-3 and 1-4 pairs of this sub-style in place of those of special_bonds lj; null keeps them.</param>
/// <param name="SpecialCoul">The same for the Coulomb part.</param>
public sealed record PairModify(MixRule? Mix = null, bool Shift = false, bool Tail = false, bool Compute = true, double[]? SpecialLj = null, double[]? SpecialCoul = null)
{
    /// <summary>The factors that hold for this style.</summary>
    /// <param name="global">special_bonds.</param>
    public SpecialWeights Special(SpecialWeights global)
    {
        if (SpecialLj is { } lj) global = global with { Lj12 = lj[0], Lj13 = lj[1], Lj14 = lj[2] };
        if (SpecialCoul is { } coul) global = global with { Coul12 = coul[0], Coul13 = coul[1], Coul14 = coul[2] };
        return global;
    }
}
