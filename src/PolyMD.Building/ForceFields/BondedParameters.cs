namespace PolyMD.Building.ForceFields;

/// <summary>
/// One bonded term, addressed by the classes of its two to four atoms (the reverse order is the same term).
/// Bonds: U = k (r - r0)^2; angles: U = k (theta - theta0)^2; torsions: U = 1/2 sum V_n (1 - (-1)^n cos n phi) (OPLS).
/// </summary>
/// <param name="Classes">Classes of the atoms in order.</param>
/// <param name="K">Force constant in kcal/mol/Angstrom^2 or kcal/mol/rad^2.</param>
/// <param name="R0">Bond length in Angstrom.</param>
/// <param name="Theta0">Angle in degrees.</param>
/// <param name="V">V1 to V4 in kcal/mol.</param>
public sealed record BondedParameters(
    IReadOnlyList<string> Classes, double K = 0, double R0 = 0, double Theta0 = 0, IReadOnlyList<double>? V = null)
{
    /// <summary>The classes joined by dashes.</summary>
    public string Name => string.Join('-', Classes);

    /// <summary>True if the classes match in either direction.</summary>
    /// <param name="classes">Classes of the atoms in order.</param>
    public bool Matches(IReadOnlyList<string> classes)
    {
        if (classes.Count != Classes.Count) return false;
        bool forward = true, backward = true;
        for (int i = 0; i < classes.Count; i++)
        {
            forward &= Classes[i] == classes[i];
            backward &= Classes[i] == classes[^(i + 1)];
        }
        return forward || backward;
    }
}
