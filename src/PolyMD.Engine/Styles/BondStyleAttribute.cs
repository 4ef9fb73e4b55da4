namespace PolyMD.Engine.Styles;

/// <summary>Registers a type as a style of <c>bond_style</c>.</summary>
/// <param name="name">Name as in decks.</param>
public sealed class BondStyleAttribute(string name) : StyleAttribute(name)
{
    /// <inheritdoc/>
    public override string Family => "bond_style";
}
