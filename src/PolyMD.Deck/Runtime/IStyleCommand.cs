using PolyMD.Model;

namespace PolyMD.Deck.Runtime;

/// <summary>A command that selects a style by name, so that unknown styles are found before the run.</summary>
internal interface IStyleCommand : IDeckCommand
{
    /// <summary>pair_style, fix, compute, ….</summary>
    string Family { get; }

    /// <summary>Style name with its place.</summary>
    ArgToken Style { get; }

    /// <summary>Further styles named on the line (hybrid).</summary>
    IEnumerable<ArgToken> SubStyles => [];

    /// <summary>Names that are valid without being registered (none).</summary>
    IEnumerable<string> BuiltIn => [];
}
