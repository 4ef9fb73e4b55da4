namespace PolyMD.Engine.Styles;

/// <summary>Registers a type as a style of <c>kspace_style</c>.</summary>
/// <param name="name">Name as in decks.</param>
public sealed class KSpaceStyleAttribute(string name) : StyleAttribute(name)
{
    /// <inheritdoc/>
    public override string Family => "kspace_style";
}
