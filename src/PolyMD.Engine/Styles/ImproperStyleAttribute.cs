namespace PolyMD.Engine.Styles;

/// <summary>Registers a type as a style of <c>improper_style</c>.</summary>
/// <param name="name">Name as in decks.</param>
public sealed class ImproperStyleAttribute(string name) : StyleAttribute(name)
{
    /// <inheritdoc/>
    public override string Family => "improper_style";
}
