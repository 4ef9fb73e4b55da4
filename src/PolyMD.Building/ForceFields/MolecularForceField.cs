using PolyMD.Model;

namespace PolyMD.Building.ForceFields;

/// <summary>A molecular force field as a parameter file states it.</summary>
/// <param name="Name">Name by which a study chooses it.</param>
/// <param name="Source">Publication and where the numbers were read.</param>
/// <param name="Mixing">Mixing rule of unlike Lennard-Jones pairs: geometric or lorentz-berthelot.</param>
/// <param name="Types">Atom types.</param>
/// <param name="Bonds">Bond terms.</param>
/// <param name="Angles">Angle terms.</param>
/// <param name="Dihedrals">Torsion terms.</param>
/// <param name="Units">Units, for the reader of the file.</param>
public sealed record MolecularForceField(
    string Name, string Source, string Mixing,
    IReadOnlyList<AtomTypeParameters> Types,
    IReadOnlyList<BondedParameters> Bonds,
    IReadOnlyList<BondedParameters> Angles,
    IReadOnlyList<BondedParameters> Dihedrals,
    string Units = "")
{
    /// <summary>The parameters of a type.</summary>
    /// <param name="type">Name of the type.</param>
    public AtomTypeParameters Type(string type) => Types.FirstOrDefault(t => t.Type == type)
        ?? throw new PolyMDException($"force field '{Name}' has no atom type '{type}'; it has {string.Join(", ", Types.Select(t => t.Type))}");

    /// <summary>The bonded term for a sequence of two, three or four classes; a missing one is an error.</summary>
    /// <param name="classes">Classes of the atoms in order.</param>
    public BondedParameters Bonded(params IReadOnlyList<string> classes)
    {
        IReadOnlyList<BondedParameters> table = classes.Count switch
        {
            2 => Bonds,
            3 => Angles,
            4 => Dihedrals,
            _ => throw new ArgumentException("two to four classes are needed", nameof(classes)),
        };
        string kind = classes.Count switch { 2 => "bond", 3 => "angle", _ => "dihedral" };
        return table.FirstOrDefault(b => b.Matches(classes))
            ?? throw new PolyMDException($"force field '{Name}' has no {kind} {string.Join('-', classes)}; it has {string.Join(", ", table.Select(b => b.Name))}");
    }
}
