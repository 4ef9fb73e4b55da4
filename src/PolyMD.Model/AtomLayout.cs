namespace PolyMD.Model;

/// <summary>What atoms of an atom style have, and in which columns a data file states it.</summary>
public sealed class AtomLayout
{
    private static readonly Dictionary<string, AtomField[]> s_styles = new()
    {
        ["atomic"] = [AtomField.Id, AtomField.Type, AtomField.Position],
        ["charge"] = [AtomField.Id, AtomField.Type, AtomField.Charge, AtomField.Position],
        ["bond"] = [AtomField.Id, AtomField.Molecule, AtomField.Type, AtomField.Position],
        ["angle"] = [AtomField.Id, AtomField.Molecule, AtomField.Type, AtomField.Position],
        ["molecular"] = [AtomField.Id, AtomField.Molecule, AtomField.Type, AtomField.Position],
        ["full"] = [AtomField.Id, AtomField.Molecule, AtomField.Type, AtomField.Charge, AtomField.Position],
        ["template"] = [AtomField.Id, AtomField.Molecule, AtomField.TemplateMolecule, AtomField.TemplateAtom, AtomField.Type, AtomField.Position],
        ["sphere"] = [AtomField.Id, AtomField.Type, AtomField.Diameter, AtomField.Density, AtomField.Position],
        ["dipole"] = [AtomField.Id, AtomField.Type, AtomField.Charge, AtomField.Position, AtomField.Dipole],
    };

    private AtomLayout(IReadOnlyList<string> styles, IReadOnlyList<AtomField> columns)
    {
        (Styles, Columns) = (styles, columns);
        PositionColumn = ColumnOf(AtomField.Position);
    }

    /// <summary>Names of the styles that can be declared, hybrid among them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_styles.Keys, "hybrid"];

    /// <summary>The style's name, or hybrid and the names of its parts.</summary>
    public IReadOnlyList<string> Styles { get; }

    /// <summary>The style's name; hybrid for a combination.</summary>
    public string Name => Styles[0];

    /// <summary>Columns of the Atoms section in their order.</summary>
    public IReadOnlyList<AtomField> Columns { get; }

    /// <summary>Index of the column of x.</summary>
    public int PositionColumn { get; }

    /// <summary>Number of columns without image flags.</summary>
    public int ColumnCount => Columns.Sum(Width);

    /// <summary>Whether atoms have molecule ids.</summary>
    public bool HasMolecules => Columns.Contains(AtomField.Molecule);

    /// <summary>Whether atoms have charges.</summary>
    public bool HasCharge => Columns.Contains(AtomField.Charge);

    /// <summary>Whether atoms are spheres with a mass of their own and an angular velocity.</summary>
    public bool HasSize => Columns.Contains(AtomField.Diameter);

    /// <summary>Whether atoms have dipole moments.</summary>
    public bool HasDipole => Columns.Contains(AtomField.Dipole);

    /// <summary>Whether the topology of molecules comes from templates.</summary>
    public bool HasTemplate => Columns.Contains(AtomField.TemplateMolecule);

    /// <summary>How many families of bonded terms there are, of bonds, angles, dihedrals and impropers in this order: 0, 1, 2 or 4.</summary>
    public int TermFamilies => Styles.Max(s => s switch { "bond" => 1, "angle" => 2, "molecular" or "full" or "template" => 4, _ => 0 });

    /// <summary>Whether masses of types are needed: false where every part of the style has masses per atom.</summary>
    public bool NeedsTypeMasses => Styles.Any(s => s is not ("sphere" or "hybrid"));

    /// <summary>The names of the columns, for messages.</summary>
    public string ColumnNames => string.Join(' ', Columns.Select(c => c switch
    {
        AtomField.Charge => "q", AtomField.Position => "x y z", AtomField.Dipole => "mux muy muz", AtomField.TemplateMolecule => "template-index",
        AtomField.TemplateAtom => "template-atom", _ => c.ToString().ToLowerInvariant(),
    }));

    /// <summary>The layout of a style.</summary>
    /// <param name="words">The style's name, or hybrid and the names of its parts.</param>
    /// <exception cref="PolyMDException">There is no such style.</exception>
    public static AtomLayout Of(params ReadOnlySpan<string> words)
    {
        if (words.Length == 0) throw new PolyMDException("an atom style is needed");
        if (words[0] != "hybrid") return new AtomLayout([words[0]], Fields(words[0]));
        if (words.Length == 1) throw new PolyMDException("atom_style hybrid needs the styles it combines");
        List<AtomField> columns = [AtomField.Id, AtomField.Type, AtomField.Position];
        // Each part adds what the parts before it do not have.
        foreach (string part in words[1..]) columns.AddRange(Fields(part).Where(f => !columns.Contains(f)));
        return new AtomLayout([.. words], columns);
    }

    /// <summary>Index of a column, or −1.</summary>
    /// <param name="field">What stands in it.</param>
    public int ColumnOf(AtomField field)
    {
        int at = 0;
        foreach (AtomField f in Columns)
        {
            if (f == field) return at;
            at += Width(f);
        }
        return -1;
    }

    /// <summary>Number of words that a field takes in a line.</summary>
    /// <param name="field">The field.</param>
    public static int Width(AtomField field) => field is AtomField.Position or AtomField.Dipole ? 3 : 1;

    private static AtomField[] Fields(string style) => s_styles.TryGetValue(style, out AtomField[]? fields) ? fields
        : throw new PolyMDException($"atom style '{style}' is not supported{NearestName.Hint(style, Names)} (supported: {string.Join(", ", Names)})");
}
