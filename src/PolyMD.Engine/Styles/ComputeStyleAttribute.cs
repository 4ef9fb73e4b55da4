namespace PolyMD.Engine.Styles;

/// <summary>Registers a type as a style of <c>compute</c>.</summary>
/// <param name="name">Name as in decks.</param>
public sealed class ComputeStyleAttribute(string name) : StyleAttribute(name)
{
    /// <inheritdoc/>
    public override string Family => "compute";
}
