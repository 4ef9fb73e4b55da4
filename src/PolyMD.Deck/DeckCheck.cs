namespace PolyMD.Deck;

/// <summary>What a check of a deck found.</summary>
/// <param name="Problems">In the order of the deck.</param>
/// <param name="Statements">Commands that were looked at.</param>
public sealed record DeckCheck(IReadOnlyList<DeckProblem> Problems, int Statements)
{
    /// <summary>The interaction matrix and the estimated memory of the first run, line by line; empty if no run could be reached.</summary>
    public IReadOnlyList<string> Report { get; init; } = [];

    /// <summary>Why the deck could not be followed to its end, or null.</summary>
    public string? CutShort { get; init; }

    /// <summary>Whether anything keeps the deck from running.</summary>
    public bool HasErrors => Problems.Any(p => p.IsError);
}
