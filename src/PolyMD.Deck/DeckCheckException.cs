using PolyMD.Model;

namespace PolyMD.Deck;

/// <summary>A deck that cannot run: all problems found before the first line is executed.</summary>
public sealed class DeckCheckException : PolyMDException
{
    /// <summary>Creates the error.</summary>
    /// <param name="check">What the check found.</param>
    public DeckCheckException(DeckCheck check)
        : base(string.Join('\n', check.Problems.Where(p => p.IsError).Select(p => p.Text))) => Check = check;

    /// <summary>What the check found.</summary>
    public DeckCheck Check { get; }
}
