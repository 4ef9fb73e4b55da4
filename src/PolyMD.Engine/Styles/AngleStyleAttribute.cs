namespace PolyMD.Engine.Styles;

/// <summary>Registers a type as a style of <c>angle_style</c>.</summary>
/// <param name="name">Name as in decks.</param>
public sealed class AngleStyleAttribute(string name) : StyleAttribute(name)
{
    /// <inheritdoc/>
    public override string Family => "angle_style";
}
