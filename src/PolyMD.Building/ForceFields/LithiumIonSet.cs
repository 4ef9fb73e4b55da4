namespace PolyMD.Building.ForceFields;

/// <summary>Lennard-Jones parameters of the lithium ion (charge +1 e).</summary>
/// <param name="Name">Name by which a study chooses it.</param>
/// <param name="Sigma">Diameter in Angstrom.</param>
/// <param name="Epsilon">Well depth in kcal/mol.</param>
/// <param name="Mixing">Mixing rule with other types: geometric or lorentz-berthelot.</param>
/// <param name="Source">Publication.</param>
public sealed record LithiumIonSet(string Name, double Sigma, double Epsilon, string Mixing, string Source);
