using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.IO;

public sealed partial class DataFileReader
{
    /// <summary>Coefficient sections and the header count that gives their number of lines.</summary>
    private static readonly Dictionary<string, string> s_coeffSections = new()
    {
        ["Pair Coeffs"] = "atom types",
        ["PairIJ Coeffs"] = "atom types",
        ["Bond Coeffs"] = "bond types",
        ["Angle Coeffs"] = "angle types",
        ["Dihedral Coeffs"] = "dihedral types",
        ["Improper Coeffs"] = "improper types",
        ["BondBond Coeffs"] = "angle types",
        ["BondAngle Coeffs"] = "angle types",
        ["MiddleBondTorsion Coeffs"] = "dihedral types",
        ["EndBondTorsion Coeffs"] = "dihedral types",
        ["AngleTorsion Coeffs"] = "dihedral types",
        ["AngleAngleTorsion Coeffs"] = "dihedral types",
        ["BondBond13 Coeffs"] = "dihedral types",
        ["AngleAngle Coeffs"] = "improper types",
    };

    private static readonly Dictionary<string, string> s_labelSections = new()
    {
        ["Atom Type Labels"] = "atom types", ["Bond Type Labels"] = "bond types", ["Angle Type Labels"] = "angle types",
        ["Dihedral Type Labels"] = "dihedral types", ["Improper Type Labels"] = "improper types",
    };

    private static readonly string[] s_sectionTitles =
        [.. s_coeffSections.Keys, "Masses", "Atoms", "Velocities", "Bonds", "Angles", "Dihedrals", "Impropers", .. s_labelSections.Keys];

    private static readonly string[] s_foreignSections = ["Ellipsoids", "Lines", "Triangles", "Bodies"];

    private readonly string[] _titles;
    private AtomLayout? _layout;

    private bool IsSection(string text) => _titles.Contains(text);

    private void ReadSection(string title, string hint)
    {
        switch (title)
        {
            case "Masses": ReadMasses(); break;
            case "Atoms": ReadAtoms(hint); break;
            case "Velocities": ReadVelocities(); break;
            case "Bonds": ReadBonded(title, "bonds", 2, "bond types", _system.Bonds); break;
            case "Angles": ReadBonded(title, "angles", 3, "angle types", _system.Angles); break;
            case "Dihedrals": ReadBonded(title, "dihedrals", 4, "dihedral types", _system.Dihedrals); break;
            case "Impropers": ReadBonded(title, "impropers", 4, "improper types", _system.Impropers); break;
            default:
                if (s_labelSections.ContainsKey(title)) ReadLabels(title);
                else if (s_coeffSections.ContainsKey(title)) ReadCoeffs(title);
                else ReadFixSection(title);
                break;
        }
        _lines.Next();
        if (_lines.HasLine && !IsSection(_lines.Text))
        {
            if (s_foreignSections.Contains(_lines.Text)) throw _lines.Error($"section '{_lines.Text}' belongs to particles that no supported atom style has");
            string nearest = NameMatch.Nearest(_lines.Text, _titles);
            throw _lines.Error($"expected a section title after the {LinesOf(title)} lines of '{title}', got '{_lines.Text}'" +
                (char.IsLetter(_lines.Text[0]) ? $"; nearest section: '{nearest}'" : "; more lines than the header announces?"));
        }
    }

    private int LinesOf(string title)
    {
        if (title == "PairIJ Coeffs") return Count("atom types") * (Count("atom types") + 1) / 2;
        if (s_coeffSections.TryGetValue(title, out string? count) || s_labelSections.TryGetValue(title, out count)) return Count(count);
        foreach (DataFileSection f in _fixSections) if (f.Title == title) return f.Header is null ? Count("atoms") : _system.FixHeaders.GetValueOrDefault(f.Header);
        return title switch { "Masses" => Count("atom types"), "Velocities" => Count("atoms"), _ => Count(title.ToLowerInvariant()) };
    }

    /// <summary>Advances to the next line of a section and splits it.</summary>
    private string[] Row(string title, int index, int count)
    {
        _lines.Next();
        if (!_lines.HasLine)
            throw _lines.Error($"the file ends after {index} of {count} lines of '{title}': truncated file?");
        if (IsSection(_lines.Text))
            throw _lines.Error($"section '{_lines.Text}' begins after {index} of the {count} lines of '{title}' that the header announces");
        return _lines.Words();
    }

    private void ReadMasses()
    {
        int n = Count("atom types");
        for (int i = 0; i < n; i++)
        {
            string[] w = Row("Masses", i, n);
            if (w.Length != 2) throw _lines.Error($"expected 'type mass', got '{_lines.Text}'");
            int type = TypeOf(w[0], "atom", "atom type", n);
            if (!double.IsNaN(_system.Masses[type - 1])) throw _lines.Error($"the mass of type {type} is given a second time");
            double mass = _lines.Number(w[1], "mass");
            if (mass <= 0) throw _lines.Error($"the mass of type {type} must be positive, got {w[1]}");
            _system.Masses[type - 1] = mass;
            _system.TypeNames[type - 1] = _lines.Comment;
        }
    }

    private void ReadCoeffs(string title)
    {
        int n = LinesOf(title);
        List<CoeffLine> lines = [];
        for (int i = 0; i < n; i++)
        {
            Row(title, i, n);
            lines.Add(new CoeffLine(_lines.Text, _lines.File, _lines.Line));
        }
        _system.CoeffSections[title] = lines;
    }

    private void ReadFixSection(string title)
    {
        int n = LinesOf(title);
        List<CoeffLine> lines = [];
        for (int i = 0; i < n; i++)
        {
            Row(title, i, n);
            lines.Add(new CoeffLine(_lines.Text, _lines.File, _lines.Line));
        }
        _system.FixSections[title] = lines;
    }

    private void ReadLabels(string title)
    {
        if (_sections.Contains("Atoms")) throw _lines.Error($"'{title}' must come before 'Atoms'");
        int n = LinesOf(title);
        string[] labels = new string[n];
        for (int i = 0; i < n; i++)
        {
            string[] w = Row(title, i, n);
            if (w.Length != 2) throw _lines.Error($"expected 'type label', got '{_lines.Text}'");
            int type = _lines.Integer(w[0], "type", 1, n);
            if (char.IsAsciiDigit(w[1][0]) || w[1][0] is '*' or '#') throw _lines.Error($"a label must not begin with a digit, '*' or '#', got '{w[1]}'");
            if (labels.Contains(w[1])) throw _lines.Error($"label '{w[1]}' is given to two types");
            labels[type - 1] = w[1];
        }
        _system.TypeLabels[title[..title.IndexOf(' ', StringComparison.Ordinal)].ToLowerInvariant()] = labels;
    }

    /// <summary>A type by number or label.</summary>
    private int TypeOf(string word, string family, string what, int types)
    {
        if (!char.IsAsciiDigit(word[0]) && word[0] is not ('-' or '+') && _system.TypeLabels.TryGetValue(family, out string[]? labels))
        {
            int at = Array.IndexOf(labels, word);
            return at >= 0 ? at + 1 : throw _lines.Error($"there is no {family} type '{word}'{NearestName.Hint(word, labels)}");
        }
        return _lines.Integer(word, what, 1, types);
    }

    private AtomLayout Layout(string hint)
    {
        string? style = _deckStyle ?? (hint.Length > 0 ? hint : null);
        string known = string.Join(", ", AtomLayout.Names);
        if (style is null) throw _lines.Error($"the atom style is not known: write 'Atoms # style' with one of {known}");
        string[] words = style.Split(' ');
        if (words.FirstOrDefault(w => !AtomLayout.Names.Contains(w)) is { } unknown)
            throw _lines.Error($"atom style '{unknown}' is not supported; did you mean '{NameMatch.Nearest(unknown, AtomLayout.Names)}'? (supported: {known})");
        if (words is ["hybrid"]) throw _lines.Error("the parts of atom style hybrid are not known: declare them with atom_style");
        AtomLayout layout = AtomLayout.Of(words);
        string first = hint.Split(' ')[0];
        if (first.Length > 0 && first != layout.Name && AtomLayout.Names.Contains(first))
        {
            // Styles with the same columns read the same file.
            if (first == "hybrid" || layout.Name == "hybrid" || AtomLayout.Of(first).Columns.SequenceEqual(layout.Columns))
                _system.Warnings.Add("Atom style in data file differs from currently defined atom style");
            else throw _lines.Error($"the file says 'Atoms # {hint}' but the deck says 'atom_style {style}'");
        }
        return layout;
    }

    private void ReadAtoms(string hint)
    {
        AtomLayout layout = _layout = Layout(hint);
        _system.AtomStyle = string.Join(' ', layout.Styles);
        int n = Count("atoms"), types = Count("atom types"), width = layout.ColumnCount;
        _system.Atoms.Capacity = Math.Min(n, Trusted);
        for (int i = 0; i < n; i++)
        {
            string[] w = Row("Atoms", i, n);
            if (w.Length != width && w.Length != width + 3)
                throw _lines.Error($"atom style {layout.Name} needs {width} columns ({layout.ColumnNames}) or {width + 3} with image flags, got {w.Length}");
            AtomRecord atom = new();
            int at = 0;
            foreach (AtomField field in layout.Columns)
            {
                ReadField(ref atom, field, w, at, types);
                at += AtomLayout.Width(field);
            }
            // A sphere states its density, a point its mass.
            if (layout.HasSize && atom.Diameter > 0) atom.Mass = 4 * Math.PI / 3 * (0.5 * atom.Diameter) * (0.5 * atom.Diameter) * (0.5 * atom.Diameter) * atom.Mass;
            if (w.Length > width)
            {
                atom.ImageX = _lines.Integer(w[width], "image flag x", int.MinValue, int.MaxValue);
                atom.ImageY = _lines.Integer(w[width + 1], "image flag y", int.MinValue, int.MaxValue);
                atom.ImageZ = _lines.Integer(w[width + 2], "image flag z", int.MinValue, int.MaxValue);
            }
            if (!_indexOfId.TryAdd(atom.Id, i)) throw _lines.Error($"atom id {atom.Id} appears a second time");
            _system.Atoms.Add(atom);
        }
    }

    private void ReadField(ref AtomRecord atom, AtomField field, string[] w, int at, int types)
    {
        switch (field)
        {
            case AtomField.Id: atom.Id = _lines.Integer(w[at], "atom id", 1, int.MaxValue); break;
            case AtomField.Type: atom.Type = TypeOf(w[at], "atom", "atom type", types); break;
            case AtomField.Molecule: atom.Molecule = _lines.Integer(w[at], "molecule id", int.MinValue, int.MaxValue); break;
            case AtomField.Charge: atom.Charge = _lines.Number(w[at], "charge"); break;
            case AtomField.Diameter:
                atom.Diameter = _lines.Number(w[at], "diameter");
                if (atom.Diameter < 0) throw _lines.Error($"the diameter of atom {atom.Id} must not be negative, got {w[at]}");
                break;
            case AtomField.Density:
                atom.Mass = _lines.Number(w[at], "density");
                if (atom.Mass <= 0) throw _lines.Error($"the density of atom {atom.Id} must be positive, got {w[at]}");
                break;
            case AtomField.TemplateMolecule: atom.TemplateMolecule = _lines.Integer(w[at], "template-index", 0, int.MaxValue); break;
            case AtomField.TemplateAtom: atom.TemplateAtom = _lines.Integer(w[at], "template-atom", 0, int.MaxValue); break;
            case AtomField.Position: atom.Position = Vector(w, at, "x", "y", "z"); break;
            default: atom.Dipole = Vector(w, at, "mux", "muy", "muz"); break;
        }
    }

    private Vec3 Vector(string[] w, int at, string x, string y, string z) => new(_lines.Number(w[at], x), _lines.Number(w[at + 1], y), _lines.Number(w[at + 2], z));

    private void ReadVelocities()
    {
        if (!_sections.Contains("Atoms")) throw _lines.Error("'Velocities' must come after 'Atoms'");
        int n = Count("atoms");
        HashSet<int> seen = [];
        for (int i = 0; i < n; i++)
        {
            string[] w = Row("Velocities", i, n);
            bool spins = _layout!.HasSize;
            if (w.Length != (spins ? 7 : 4)) throw _lines.Error($"expected 'id vx vy vz{(spins ? " wx wy wz" : "")}', got '{_lines.Text}'");
            int id = _lines.Integer(w[0], "atom id", 1, int.MaxValue);
            if (!_indexOfId.TryGetValue(id, out int index)) throw _lines.Error($"there is no atom with id {id}");
            if (!seen.Add(id)) throw _lines.Error($"the velocity of atom {id} is given a second time");
            _system.Atoms[index] = _system.Atoms[index] with
            {
                Velocity = Vector(w, 1, "vx", "vy", "vz"),
                Omega = spins ? Vector(w, 4, "wx", "wy", "wz") : default,
            };
        }
        _system.HasVelocities = true;
    }

    private void ReadBonded(string title, string countName, int atoms, string typesName, List<BondedRecord> target)
    {
        if (!_sections.Contains("Atoms")) throw _lines.Error($"'{title}' must come after 'Atoms'");
        int n = Count(countName), types = Count(typesName);
        target.Capacity = Math.Min(n, Trusted);
        HashSet<int> seen = [];
        Span<int> ids = stackalloc int[4];
        for (int i = 0; i < n; i++)
        {
            string[] w = Row(title, i, n);
            if (w.Length != atoms + 2) throw _lines.Error($"expected id, type and {atoms} atom ids, got {w.Length} columns");
            int record = _lines.Integer(w[0], "id", 1, int.MaxValue);
            if (!seen.Add(record)) throw _lines.Error($"id {record} appears a second time in '{title}'");
            int type = TypeOf(w[1], typesName[..typesName.IndexOf(' ', StringComparison.Ordinal)], "type", types);
            ids.Clear();
            for (int k = 0; k < atoms; k++)
            {
                ids[k] = _lines.Integer(w[k + 2], "atom id", 1, int.MaxValue);
                if (!_indexOfId.ContainsKey(ids[k])) throw _lines.Error($"there is no atom with id {ids[k]}");
                if (ids[..k].Contains(ids[k])) throw _lines.Error($"atom {ids[k]} appears twice in one entry of '{title}'");
            }
            target.Add(new BondedRecord(type, ids[0], ids[1], ids[2], ids[3]));
        }
    }
}
