namespace PolyMD.Forces.Pair;

/// <summary>How pair_style table reads its tables.</summary>
public enum PairTableStyle
{
    /// <summary>The value of the interval.</summary>
    Lookup,

    /// <summary>Linear between places.</summary>
    Linear,

    /// <summary>Cubic splines.</summary>
    Spline,

    /// <summary>Linear, indexed by the bits of the squared distance.</summary>
    Bitmap,
}
