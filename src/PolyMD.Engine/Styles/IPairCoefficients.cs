namespace PolyMD.Engine.Styles;

/// <summary>A pair style that can tell the coefficients of type pairs, mixed ones included.</summary>
public interface IPairCoefficients : IPairStyle
{
    /// <summary>The coefficients of a type pair as in pair_coeff, cutoffs last; those that follow by mixing are there once the style is initialised.</summary>
    /// <param name="i">First type index, 0-based.</param>
    /// <param name="j">Second type index.</param>
    ReadOnlySpan<double> CoefficientsOf(int i, int j);

    /// <summary>Whether the coefficients were given rather than mixed.</summary>
    /// <param name="i">First type index, 0-based.</param>
    /// <param name="j">Second type index.</param>
    bool IsGiven(int i, int j);
}
