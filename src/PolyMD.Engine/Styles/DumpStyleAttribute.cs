namespace PolyMD.Engine.Styles;

/// <summary>Registers a type as a style of <c>dump</c>.</summary>
/// <param name="name">Name as in decks.</param>
public sealed class DumpStyleAttribute(string name) : StyleAttribute(name)
{
    /// <inheritdoc/>
    public override string Family => "dump";
}
