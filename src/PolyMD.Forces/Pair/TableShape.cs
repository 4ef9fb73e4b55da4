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

/// <summary>A shape as a type, so that a loop compiled for it looks columns up without a choice.</summary>
internal interface ITableShape
{
    /// <summary>The shape.</summary>
    static abstract TableShape Shape { get; }
}

/// <summary><see cref="TableShape.OneType"/>.</summary>
internal readonly struct OneTypeTable : ITableShape
{
    /// <inheritdoc/>
    public static TableShape Shape => TableShape.OneType;
}

/// <summary><see cref="TableShape.Small"/>.</summary>
internal readonly struct SmallTable : ITableShape
{
    /// <inheritdoc/>
    public static TableShape Shape => TableShape.Small;
}

/// <summary><see cref="TableShape.Medium"/>.</summary>
internal readonly struct MediumTable : ITableShape
{
    /// <inheritdoc/>
    public static TableShape Shape => TableShape.Medium;
}

/// <summary><see cref="TableShape.Large"/>.</summary>
internal readonly struct LargeTable : ITableShape
{
    /// <inheritdoc/>
    public static TableShape Shape => TableShape.Large;
}
