namespace PolyMD.Engine.Styles;

/// <summary>Names a style in decks; the registry finds the attributed types by scanning assemblies.</summary>
/// <param name="name">Name as in decks.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public abstract class StyleAttribute(string name) : Attribute
{
    /// <summary>Name as in decks.</summary>
    public string Name { get; } = name;

    /// <summary>The deck command that selects it (pair_style, fix, …).</summary>
    public abstract string Family { get; }
}
