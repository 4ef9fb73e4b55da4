namespace PolyMD.Engine.Neighbors;

/// <summary>A force's wish for a neighbour list.</summary>
/// <param name="Name">Style, for messages.</param>
/// <param name="Cutoff">Cutoff of each type pair without skin, row-major T×T, symmetric; 0 or less leaves the pair out.</param>
/// <param name="ExcludeSpecial">Whether bonded pairs whose special factors differ from 1 are left out.</param>
/// <param name="BetweenMolecules">Whether pairs of one molecule are left out.</param>
public sealed record NeighborRequest(string Name, double[] Cutoff, bool ExcludeSpecial = true, bool BetweenMolecules = false);
