namespace PolyMD.Forces.Pair;

/// <summary>How coefficients of type pairs are looked up.</summary>
public enum TableShape
{
    /// <summary>One atom type: coefficients are constants.</summary>
    OneType,

    /// <summary>Up to eight types: a column fits one register.</summary>
    Small,

    /// <summary>Up to sixteen types: a column fits two registers.</summary>
    Medium,

    /// <summary>More types: gathered from memory.</summary>
    Large,
}
