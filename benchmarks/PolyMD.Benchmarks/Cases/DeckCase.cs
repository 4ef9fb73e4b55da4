namespace PolyMD.Benchmarks.Cases;

/// <summary>A deck of benchmarks/decks and what it needs beside it.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Title">What it is, for tables.</param>
/// <param name="Deck">File in benchmarks/decks.</param>
/// <param name="Steps">Timed steps unless told otherwise: about ten seconds of one core of 2020.</param>
/// <param name="Inputs">Makes the files that the deck reads in a folder; returns why it cannot, or null.</param>
internal sealed record DeckCase(string Name, string Title, string Deck, int Steps, Func<CaseFolder, string?>? Inputs = null)
{
    /// <summary>Deck variables besides steps.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
