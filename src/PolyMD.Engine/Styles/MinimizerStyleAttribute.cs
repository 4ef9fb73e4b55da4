namespace PolyMD.Engine.Styles;

/// <summary>Registers a type as a style of <c>min_style</c>.</summary>
/// <param name="name">Name as in decks.</param>
public sealed class MinimizerStyleAttribute(string name) : StyleAttribute(name)
{
    /// <inheritdoc/>
    public override string Family => "min_style";
}
