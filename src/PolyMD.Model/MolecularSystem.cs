using PolyMD.Numerics;

namespace PolyMD.Model;

/// <summary>One atom as a data file states it.</summary>
public record struct AtomRecord
{
    /// <summary>Atom id, 1-based and unique.</summary>
    public int Id { get; set; }

    /// <summary>Molecule id, 0 when it belongs to none.</summary>
    public int Molecule { get; set; }

    /// <summary>Atom type, 1-based.</summary>
    public int Type { get; set; }

    /// <summary>Charge in units of e.</summary>
    public double Charge { get; set; }

    /// <summary>Position as written (wrapped or not).</summary>
    public Vec3 Position { get; set; }

    /// <summary>Image flag along x.</summary>
    public int ImageX { get; set; }

    /// <summary>Image flag along y.</summary>
    public int ImageY { get; set; }

    /// <summary>Image flag along z.</summary>
    public int ImageZ { get; set; }

    /// <summary>Velocity in the deck's unit.</summary>
    public Vec3 Velocity { get; set; }

    /// <summary>Diameter of a sphere; 0 for a point particle.</summary>
    public double Diameter { get; set; }

    /// <summary>Mass of this atom; 0 where masses belong to types.</summary>
    public double Mass { get; set; }

    /// <summary>Angular velocity of a sphere.</summary>
    public Vec3 Omega { get; set; }

    /// <summary>Dipole moment.</summary>
    public Vec3 Dipole { get; set; }

    /// <summary>Number of the molecule in its template, from 1; 0 for none.</summary>
    public int TemplateMolecule { get; set; }

    /// <summary>Number of the atom in that molecule, from 1; 0 for none.</summary>
    public int TemplateAtom { get; set; }
}

/// <summary>A bonded interaction: its type (1-based) and two to four atom ids (unused ones are 0).</summary>
/// <param name="Type">Interaction type, 1-based.</param>
/// <param name="A">First atom id.</param>
/// <param name="B">Second atom id.</param>
/// <param name="C">Third atom id or 0.</param>
/// <param name="D">Fourth atom id or 0.</param>
public readonly record struct BondedRecord(int Type, int A, int B, int C = 0, int D = 0)
{
    /// <summary>Whether a condition holds for one of its atoms.</summary>
    /// <param name="condition">Condition on an atom id.</param>
    public bool Any(Predicate<int> condition) => condition(A) || condition(B) || (C != 0 && condition(C)) || (D != 0 && condition(D));

    /// <summary>Whether a condition holds for all of its atoms.</summary>
    /// <param name="condition">Condition on an atom id.</param>
    public bool All(Predicate<int> condition) => condition(A) && condition(B) && (C == 0 || condition(C)) && (D == 0 || condition(D));
}

/// <summary>
/// Everything a LAMMPS data file can say about a system: what a builder produces, what a data-file writer writes and what
/// read_data turns into the engine's arrays. Plain data, no behaviour.
/// </summary>
public sealed class MolecularSystem
{
    /// <summary>The comment of the file's first line.</summary>
    public string Title { get; set; } = "";

    /// <summary>The cell.</summary>
    public SimulationBox Box { get; set; }

    /// <summary>LAMMPS' atom style: atomic, charge, bond, angle, molecular, full, …, or hybrid and the names of its parts.</summary>
    public string AtomStyle { get; set; } = "full";

    /// <summary>What was read but looks suspicious.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Header lines of fixes by the words that follow the number.</summary>
    public Dictionary<string, int> FixHeaders { get; } = [];

    /// <summary>Sections of fixes by title, each with the words behind '#' of its title line.</summary>
    public Dictionary<string, List<CoeffLine>> FixSections { get; } = [];

    /// <summary>What stands behind '#' in the title lines of sections written: style names of coefficients, properties of fixes.</summary>
    public Dictionary<string, string> SectionHints { get; } = [];

    /// <summary>Labels of types by family (atom, bond, angle, dihedral, improper), index type − 1; empty without labels.</summary>
    public Dictionary<string, string[]> TypeLabels { get; } = [];

    /// <summary>Whether sections of atoms and terms have labels in place of numbers where there are labels.</summary>
    public bool WritesLabels { get; set; }

    /// <summary>Mass of each atom type (index type − 1), in g/mol for real and metal units; NaN if not given.</summary>
    public List<double> Masses { get; } = [];

    /// <summary>Name of each atom type (index type − 1), written as a comment; may be empty.</summary>
    public List<string> TypeNames { get; } = [];

    /// <summary>Number of bond types.</summary>
    public int BondTypes { get; set; }

    /// <summary>Number of angle types.</summary>
    public int AngleTypes { get; set; }

    /// <summary>Number of dihedral types.</summary>
    public int DihedralTypes { get; set; }

    /// <summary>Number of improper types.</summary>
    public int ImproperTypes { get; set; }

    /// <summary>The atoms, in file order.</summary>
    public List<AtomRecord> Atoms { get; } = [];

    /// <summary>True if the file had, or shall have, a Velocities section.</summary>
    public bool HasVelocities { get; set; }

    /// <summary>Bonds (A, B).</summary>
    public List<BondedRecord> Bonds { get; } = [];

    /// <summary>Angles (A, B, C), B in the middle.</summary>
    public List<BondedRecord> Angles { get; } = [];

    /// <summary>Dihedrals (A, B, C, D) along the chain.</summary>
    public List<BondedRecord> Dihedrals { get; } = [];

    /// <summary>Impropers (A, B, C, D) in the style's own order.</summary>
    public List<BondedRecord> Impropers { get; } = [];

    /// <summary>Coefficient sections by title ("Pair Coeffs", "Bond Coeffs", …): each entry is a line's text with its place in the file.</summary>
    public Dictionary<string, List<CoeffLine>> CoeffSections { get; } = [];
}

/// <summary>One line of a coefficient section of a data file.</summary>
/// <param name="Text">The line without its comment.</param>
/// <param name="File">File name.</param>
/// <param name="Line">Line number, 1-based; 0 if the line comes from a program.</param>
public readonly record struct CoeffLine(string Text, string File, int Line);
