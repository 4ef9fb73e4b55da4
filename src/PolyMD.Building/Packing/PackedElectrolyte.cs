using PolyMD.Building.Molecules;

namespace PolyMD.Building.Packing;

/// <summary>What the packer made.</summary>
/// <param name="Molecules">Chains, then TFSI, then lithium ions.</param>
/// <param name="Distances">The smallest distances that were kept.</param>
/// <param name="Attempts">How many times packing began anew.</param>
public sealed record PackedElectrolyte(IReadOnlyList<Molecule> Molecules, MinimumDistances Distances, int Attempts);
