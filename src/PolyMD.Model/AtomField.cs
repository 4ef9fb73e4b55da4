namespace PolyMD.Model;

/// <summary>A column of the Atoms section of a data file.</summary>
public enum AtomField
{
    /// <summary>Atom id.</summary>
    Id,

    /// <summary>Molecule id.</summary>
    Molecule,

    /// <summary>Atom type.</summary>
    Type,

    /// <summary>Charge.</summary>
    Charge,

    /// <summary>Diameter of a sphere; 0 for a point particle.</summary>
    Diameter,

    /// <summary>Density of a sphere; the mass of a point particle.</summary>
    Density,

    /// <summary>Number of the molecule within its template, counted from 1; 0 for an atom of none.</summary>
    TemplateMolecule,

    /// <summary>Number of the atom within that molecule, counted from 1; 0 for an atom of none.</summary>
    TemplateAtom,

    /// <summary>Position along x; y and z follow.</summary>
    Position,

    /// <summary>Dipole moment along x; y and z follow.</summary>
    Dipole,
}
