namespace PolyMD.Building.ForceFields;

/// <summary>Non-bonded parameters of one atom type of a molecular force field.</summary>
/// <param name="Type">Name of the type, unique within a study.</param>
/// <param name="Class">Class by which bonded parameters are looked up.</param>
/// <param name="Element">Chemical symbol.</param>
/// <param name="Charge">Charge in e.</param>
/// <param name="Epsilon">Lennard-Jones well depth in kcal/mol.</param>
/// <param name="Sigma">Lennard-Jones diameter in Angstrom.</param>
/// <param name="Note">What the type stands for.</param>
public sealed record AtomTypeParameters(
    string Type, string Class, string Element, double Charge, double Epsilon, double Sigma, string Note = "");
