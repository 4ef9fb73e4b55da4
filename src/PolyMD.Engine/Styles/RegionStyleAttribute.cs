namespace PolyMD.Engine.Styles;

/// <summary>Registers a type as a style of <c>region</c>.</summary>
/// <param name="name">Name as in decks.</param>
public sealed class RegionStyleAttribute(string name) : StyleAttribute(name)
{
    /// <inheritdoc/>
    public override string Family => "region";
}
