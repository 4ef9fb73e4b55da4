namespace PolyMD.Engine.Styles;

/// <summary>Registers a type as a style of <c>pair_style</c>.</summary>
/// <param name="name">Name as in decks.</param>
public sealed class PairStyleAttribute(string name) : StyleAttribute(name)
{
    /// <inheritdoc/>
    public override string Family => "pair_style";
}
