namespace PolyMD.Analysis;

/// <summary>
/// What one unit of a deck is worth in SI. Avogadro, elementary charge and the calorie are the exact values of the 2019 SI
/// (6.02214076e23 1/mol, 1.602176634e-19 C, 4.184 J).
/// </summary>
/// <param name="Style">Name of the unit style: real, metal or lj.</param>
/// <param name="Energy">Joule per energy unit.</param>
/// <param name="Length">Metre per length unit.</param>
/// <param name="Time">Second per time unit.</param>
public readonly record struct SiFactors(string Style, double Energy, double Length, double Time)
{
    /// <summary>True for reduced units: results then stay reduced and carry no SI unit.</summary>
    public bool IsReduced => Style == "lj";

    /// <summary>Factors of a LAMMPS unit style: real (kcal/mol, Å, fs), metal (eV, Å, ps) or lj (reduced, all factors 1).</summary>
    /// <param name="style">real, metal or lj.</param>
    public static SiFactors ForStyle(string style) => style switch
    {
        "real" => new SiFactors("real", 4184 / 6.02214076e23, 1e-10, 1e-15),
        "metal" => new SiFactors("metal", 1.602176634e-19, 1e-10, 1e-12),
        "lj" => new SiFactors("lj", 1, 1, 1),
        _ => throw new ArgumentException($"units '{style}' are not known here; expected real, metal or lj.", nameof(style)),
    };
}
