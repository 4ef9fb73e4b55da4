namespace PolyMD.Engine.Styles;

/// <summary>A pair style whose coefficients stand in data files, as write_data writes them: how many of the numbers of pair_coeff, from the first.</summary>
/// <param name="like">Numbers of a type in Pair Coeffs.</param>
/// <param name="pairs">Numbers of two types in PairIJ Coeffs.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class DataCoefficientsAttribute(int like, int pairs) : Attribute
{
    /// <summary>Numbers of a type in Pair Coeffs.</summary>
    public int Like { get; } = like;

    /// <summary>Numbers of two types in PairIJ Coeffs.</summary>
    public int Pairs { get; } = pairs;
}
