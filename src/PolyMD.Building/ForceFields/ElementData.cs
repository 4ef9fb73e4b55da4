namespace PolyMD.Building.ForceFields;

/// <summary>Mass and UFF Lennard-Jones parameters of an element.</summary>
/// <param name="Element">Chemical symbol.</param>
/// <param name="Mass">Atomic mass in g/mol.</param>
/// <param name="X">UFF distance of the minimum in Angstrom.</param>
/// <param name="D">UFF well depth in kcal/mol.</param>
public sealed record ElementData(string Element, double Mass, double X, double D)
{
    /// <summary>Lennard-Jones sigma = x / 2^(1/6) in Angstrom.</summary>
    public double Sigma => X / Math.Pow(2.0, 1.0 / 6.0);
}
