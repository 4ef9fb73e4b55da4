namespace PolyMD.Engine.Styles;

/// <summary>Registers a type as a style of <c>fix</c>.</summary>
/// <param name="name">Name as in decks.</param>
public sealed class FixStyleAttribute(string name) : StyleAttribute(name)
{
    /// <inheritdoc/>
    public override string Family => "fix";
}
