namespace PolyMD.Deck.Runtime;

/// <summary>Registers a type as a deck command; the registry finds the attributed types by scanning the assembly.</summary>
/// <param name="name">Name as in decks.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
internal sealed class CommandAttribute(string name) : Attribute
{
    /// <summary>Name as in decks.</summary>
    public string Name { get; } = name;
}
