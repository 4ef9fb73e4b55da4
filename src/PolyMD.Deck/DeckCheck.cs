namespace PolyMD.Deck;

/// <summary>What a check of a deck found.</summary>
/// <param name="Problems">In the order of the deck.</param>
/// <param name="Statements">Commands that were looked at.</param>
public sealed record DeckCheck(IReadOnlyList<DeckProblem> Problems, int Statements)
{
    /// <summary>Whether anything keeps the deck from running.</summary>
    public bool HasErrors => Problems.Any(p => p.IsError);
}
