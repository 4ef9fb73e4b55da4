namespace PolyMD.Engine.Styles;

/// <summary>Registers a type as a style of <c>dihedral_style</c>.</summary>
/// <param name="name">Name as in decks.</param>
public sealed class DihedralStyleAttribute(string name) : StyleAttribute(name)
{
    /// <inheritdoc/>
    public override string Family => "dihedral_style";
}
