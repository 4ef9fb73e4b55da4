namespace PolyMD.Building;

/// <summary>An atom type of a built system.</summary>
/// <param name="Name">Name, unique in the system.</param>
/// <param name="Element">Chemical symbol.</param>
/// <param name="Material">What it belongs to.</param>
/// <param name="Charge">Charge in e.</param>
/// <param name="Epsilon">Lennard-Jones well depth in kcal/mol of electrolyte types.</param>
/// <param name="Sigma">Lennard-Jones diameter in Angstrom of electrolyte types.</param>
/// <param name="Mixing">Mixing rule asked for by its force field.</param>
/// <param name="ForceField">Name of the force field that provides it.</param>
public sealed record TypedAtom(
    string Name, string Element, MaterialKind Material, double Charge, double Epsilon, double Sigma, string Mixing, string ForceField);
