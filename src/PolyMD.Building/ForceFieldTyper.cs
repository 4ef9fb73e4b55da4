using PolyMD.Building.ForceFields;
using PolyMD.Building.Molecules;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Building;

/// <summary>
/// Turns molecules and crystals into a <see cref="MolecularSystem"/>: numbers the atom types, gives masses and charges, and
/// derives bonds, angles and torsions with their type numbers. A bonded term without parameters is an error.
/// </summary>
public sealed class ForceFieldTyper
{
    /// <summary>Type name of the lithium ion.</summary>
    public const string LithiumIonType = "LI";

    /// <summary>Type name of metallic lithium.</summary>
    public const string LithiumMetalType = "Li0";

    private readonly ForceFieldLibrary _library;
    private readonly List<TypedAtom> _types = [];
    private readonly List<BondedParameters>[] _bonded = [[], [], []];
    private int _molecules;

    /// <summary>A typer for a box.</summary>
    /// <param name="library">Element data.</param>
    /// <param name="title">First line of the data file.</param>
    /// <param name="box">The cell.</param>
    public ForceFieldTyper(ForceFieldLibrary library, string title, SimulationBox box)
    {
        _library = library;
        System = new MolecularSystem { Title = title, Box = box, AtomStyle = "full" };
    }

    /// <summary>The system so far.</summary>
    public MolecularSystem System { get; }

    /// <summary>The atom types in the order of their numbers.</summary>
    public IReadOnlyList<TypedAtom> Types => _types;

    /// <summary>Bond terms in the order of their type numbers.</summary>
    public IReadOnlyList<BondedParameters> BondTypes => _bonded[0];

    /// <summary>Angle terms in the order of their type numbers.</summary>
    public IReadOnlyList<BondedParameters> AngleTypes => _bonded[1];

    /// <summary>Torsion terms in the order of their type numbers.</summary>
    public IReadOnlyList<BondedParameters> DihedralTypes => _bonded[2];

    /// <summary>Declares an atom type and returns its number (1-based).</summary>
    /// <param name="atom">The type.</param>
    public int Declare(TypedAtom atom)
    {
        ArgumentNullException.ThrowIfNull(atom);
        if (_types.Any(t => t.Name == atom.Name)) throw new PolyMDException($"atom type '{atom.Name}' is declared a second time");
        _types.Add(atom);
        System.Masses.Add(_library.Element(atom.Element).Mass);
        System.TypeNames.Add(atom.Name);
        return _types.Count;
    }

    /// <summary>The number of a declared type.</summary>
    /// <param name="name">Name of the type.</param>
    public int TypeNumber(string name)
    {
        int index = _types.FindIndex(t => t.Name == name);
        return index >= 0 ? index + 1 : throw new PolyMDException($"atom type '{name}' is not declared; declared are {string.Join(", ", _types.Select(t => t.Name))}");
    }

    /// <summary>Adds uncharged atoms of one type as one molecule (a slab or a sheet).</summary>
    /// <param name="type">Name of the type.</param>
    /// <param name="positions">Positions in Angstrom.</param>
    public void AddAtoms(string type, IEnumerable<Vec3> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        int number = TypeNumber(type);
        _molecules++;
        foreach (Vec3 r in positions) Append(number, 0, r);
    }

    /// <summary>Adds a molecule with its bonded terms.</summary>
    /// <param name="molecule">The molecule.</param>
    /// <param name="field">Its force field; null for a bare ion.</param>
    public void Add(Molecule molecule, MolecularForceField? field)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        int first = System.Atoms.Count + 1;
        _molecules++;
        for (int i = 0; i < molecule.Types.Count; i++)
        {
            int number = TypeNumber(molecule.Types[i]);
            Append(number, _types[number - 1].Charge, molecule.Positions[i]);
        }
        if (field is null) return;
        string Class(int i) => field.Type(molecule.Types[i]).Class;
        foreach ((int a, int b) in molecule.Bonds)
            System.Bonds.Add(new(Number(0, field.Bonded(Class(a), Class(b))), first + a, first + b));
        foreach ((int a, int b, int c) in molecule.Angles())
            System.Angles.Add(new(Number(1, field.Bonded(Class(a), Class(b), Class(c))), first + a, first + b, first + c));
        foreach ((int a, int b, int c, int d) in molecule.Dihedrals())
            System.Dihedrals.Add(new(Number(2, field.Bonded(Class(a), Class(b), Class(c), Class(d))), first + a, first + b, first + c, first + d));
        System.BondTypes = _bonded[0].Count;
        System.AngleTypes = _bonded[1].Count;
        System.DihedralTypes = _bonded[2].Count;
    }

    private int Number(int kind, BondedParameters term)
    {
        int index = _bonded[kind].IndexOf(term);
        if (index >= 0) return index + 1;
        _bonded[kind].Add(term);
        return _bonded[kind].Count;
    }

    private void Append(int type, double charge, Vec3 position)
    {
        int ix = 0, iy = 0, iz = 0;
        Vec3 wrapped = System.Box.Wrap(position, ref ix, ref iy, ref iz);
        System.Atoms.Add(new AtomRecord
        {
            Id = System.Atoms.Count + 1, Molecule = _molecules, Type = type, Charge = charge,
            Position = wrapped, ImageX = ix, ImageY = iy, ImageZ = iz,
        });
    }
}
