namespace PolyMD.Engine.Styles;

/// <summary>A pair style made of others.</summary>
public interface IHybridPairStyle : IPairStyle, IStyleWithParts
{
    /// <summary>Sub-styles in the order of the deck; a name may occur several times.</summary>
    IEnumerable<IPairStyle> Styles { get; }

    /// <summary>The name of a sub-style without the suffix of an accelerator package.</summary>
    /// <param name="name">Name as in decks.</param>
    string PlainName(string name);
}
