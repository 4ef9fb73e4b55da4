namespace PolyMD.Deck.Provenance;

/// <summary>A seed of random numbers.</summary>
/// <param name="Command">Command and style that draws with it.</param>
/// <param name="Seed">Seed.</param>
public sealed record ManifestSeed(string Command, int Seed);
