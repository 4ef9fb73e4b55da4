using PolyMD.Model;

namespace PolyMD.Deck.Checkpoints;

/// <summary>A line of the journal: a command as executed.</summary>
internal sealed class JournalLine
{
    /// <summary>What it belongs to, such as fix:1.</summary>
    public string Key { get; init; } = "";

    /// <summary>Command.</summary>
    public string Command { get; init; } = "";

    /// <summary>Its words with the places where they stood.</summary>
    public ArgToken[] Words { get; init; } = [];
}
