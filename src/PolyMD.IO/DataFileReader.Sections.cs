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

    private static readonly string[] s_sectionTitles =
        [.. s_coeffSections.Keys, "Masses", "Atoms", "Velocities", "Bonds", "Angles", "Dihedrals", "Impropers"];

    private static bool IsSection(string text) => s_sectionTitles.Contains(text);

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
            default: ReadCoeffs(title); break;
        }
        _lines.Next();
        if (_lines.HasLine && !IsSection(_lines.Text))
        {
            string nearest = NameMatch.Nearest(_lines.Text, s_sectionTitles);
            throw _lines.Error($"expected a section title after the {LinesOf(title)} lines of '{title}', got '{_lines.Text}'" +
                (char.IsLetter(_lines.Text[0]) ? $"; nearest section: '{nearest}'" : "; more lines than the header announces?"));
        }
    }

    private int LinesOf(string title)
    {
        if (title == "PairIJ Coeffs") return Count("atom types") * (Count("atom types") + 1) / 2;
        if (s_coeffSections.TryGetValue(title, out string? count)) return Count(count);
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
            int type = _lines.Integer(w[0], "atom type", 1, n);
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
        List<CoeffLine> lines = new(n);
        for (int i = 0; i < n; i++)
        {
            Row(title, i, n);
            lines.Add(new CoeffLine(_lines.Text, _lines.File, _lines.Line));
        }
        _system.CoeffSections[title] = lines;
    }

    private AtomColumns Style(string hint)
    {
        string? style = _deckStyle ?? (hint.Length > 0 ? hint : null);
        string known = string.Join(", ", AtomColumns.All.Select(c => c.Style));
        if (style is null) throw _lines.Error($"the atom style is not known: write 'Atoms # style' with one of {known}");
        if (!AtomColumns.TryFind(style, out AtomColumns columns))
            throw _lines.Error($"atom style '{style}' is not supported; did you mean '{NameMatch.Nearest(style, AtomColumns.All.Select(c => c.Style))}'? (supported: {known})");
        if (hint.Length > 0 && hint != style && AtomColumns.TryFind(hint, out _))
            throw _lines.Error($"the file says 'Atoms # {hint}' but the deck says 'atom_style {style}'");
        return columns;
    }

    private void ReadAtoms(string hint)
    {
        AtomColumns columns = Style(hint);
        _system.AtomStyle = columns.Style;
        int n = Count("atoms"), types = Count("atom types");
        _system.Atoms.Capacity = n;
        for (int i = 0; i < n; i++)
        {
            string[] w = Row("Atoms", i, n);
            if (w.Length != columns.Count && w.Length != columns.Count + 3)
                throw _lines.Error($"atom style {columns.Style} needs {columns.Count} columns ({columns.Names}) or {columns.Count + 3} with image flags, got {w.Length}");
            AtomRecord atom = new()
            {
                Id = _lines.Integer(w[0], "atom id", 1, int.MaxValue),
                Type = _lines.Integer(w[columns.Type], "atom type", 1, types),
                Position = new Vec3(_lines.Number(w[columns.X], "x"), _lines.Number(w[columns.X + 1], "y"), _lines.Number(w[columns.X + 2], "z")),
            };
            if (columns.Molecule > 0) atom.Molecule = _lines.Integer(w[columns.Molecule], "molecule id", int.MinValue, int.MaxValue);
            if (columns.Charge > 0) atom.Charge = _lines.Number(w[columns.Charge], "charge");
            if (w.Length > columns.Count)
            {
                atom.ImageX = _lines.Integer(w[columns.Count], "image flag x", int.MinValue, int.MaxValue);
                atom.ImageY = _lines.Integer(w[columns.Count + 1], "image flag y", int.MinValue, int.MaxValue);
                atom.ImageZ = _lines.Integer(w[columns.Count + 2], "image flag z", int.MinValue, int.MaxValue);
            }
            if (!_indexOfId.TryAdd(atom.Id, i)) throw _lines.Error($"atom id {atom.Id} appears a second time");
            _system.Atoms.Add(atom);
        }
    }

    private void ReadVelocities()
    {
        if (!_sections.Contains("Atoms")) throw _lines.Error("'Velocities' must come after 'Atoms'");
        int n = Count("atoms");
        HashSet<int> seen = [];
        for (int i = 0; i < n; i++)
        {
            string[] w = Row("Velocities", i, n);
            if (w.Length != 4) throw _lines.Error($"expected 'id vx vy vz', got '{_lines.Text}'");
            int id = _lines.Integer(w[0], "atom id", 1, int.MaxValue);
            if (!_indexOfId.TryGetValue(id, out int index)) throw _lines.Error($"there is no atom with id {id}");
            if (!seen.Add(id)) throw _lines.Error($"the velocity of atom {id} is given a second time");
            _system.Atoms[index] = _system.Atoms[index] with
            {
                Velocity = new Vec3(_lines.Number(w[1], "vx"), _lines.Number(w[2], "vy"), _lines.Number(w[3], "vz")),
            };
        }
        _system.HasVelocities = true;
    }

    private void ReadBonded(string title, string countName, int atoms, string typesName, List<BondedRecord> target)
    {
        if (!_sections.Contains("Atoms")) throw _lines.Error($"'{title}' must come after 'Atoms'");
        int n = Count(countName), types = Count(typesName);
        target.Capacity = n;
        HashSet<int> seen = [];
        Span<int> ids = stackalloc int[4];
        for (int i = 0; i < n; i++)
        {
            string[] w = Row(title, i, n);
            if (w.Length != atoms + 2) throw _lines.Error($"expected id, type and {atoms} atom ids, got {w.Length} columns");
            int record = _lines.Integer(w[0], "id", 1, int.MaxValue);
            if (!seen.Add(record)) throw _lines.Error($"id {record} appears a second time in '{title}'");
            int type = _lines.Integer(w[1], "type", 1, types);
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
