using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.IO;

/// <summary>
/// Reads a LAMMPS data file into a <see cref="MolecularSystem"/>. Comments, tilt factors, image flags, the <c>Atoms # style</c>
/// hint and all coefficient sections are understood; anything else is refused with file, line and what was expected.
/// </summary>
public sealed partial class DataFileReader
{
    private readonly DataFileLines _lines;
    private readonly MolecularSystem _system = new();
    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<int, int> _indexOfId = [];
    private readonly HashSet<string> _sections = [];
    private readonly string? _deckStyle;
    private readonly IReadOnlyList<DataFileSection> _fixSections;

    private DataFileReader(TextReader reader, string file, string? atomStyle, IReadOnlyList<DataFileSection> fixSections)
    {
        _lines = new DataFileLines(reader, file);
        _deckStyle = atomStyle;
        _fixSections = fixSections;
        _titles = [.. s_sectionTitles, .. fixSections.Select(s => s.Title)];
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the data file.</param>
    /// <param name="atomStyle">The deck's atom_style, or null to take it from the file's <c>Atoms # style</c> hint.</param>
    public static MolecularSystem Read(string path, string? atomStyle = null)
    {
        if (!File.Exists(path)) throw new PolyMDException($"data file '{path}' does not exist");
        using StreamReader reader = new(path);
        return Read(reader, path, atomStyle);
    }

    /// <summary>Reads from an open reader.</summary>
    /// <param name="reader">Source; stays open.</param>
    /// <param name="file">Name used in messages.</param>
    /// <param name="atomStyle">The deck's atom_style, hybrid with its parts, or null to take it from the file's <c>Atoms # style</c> hint.</param>
    /// <param name="fixSections">Header lines and sections that belong to fixes.</param>
    public static MolecularSystem Read(TextReader reader, string file, string? atomStyle = null, IReadOnlyList<DataFileSection>? fixSections = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new DataFileReader(reader, file, atomStyle, fixSections ?? []).Run();
    }

    private MolecularSystem Run()
    {
        ReadHeader();
        while (_lines.HasLine)
        {
            string title = _lines.Text;
            string hint = _lines.Comment;
            if (!_sections.Add(title)) throw _lines.Error($"section '{title}' appears a second time");
            ReadSection(title, hint);
        }
        if (Count("atoms") > 0 && !_sections.Contains("Atoms"))
            throw _lines.Error($"the header announces {Count("atoms")} atoms but there is no 'Atoms' section: truncated file?");
        foreach ((string count, string title) in s_bondedTitles)
        {
            if (Count(count) > 0 && !_sections.Contains(title))
                throw _lines.Error($"the header announces {Count(count)} {count} but there is no '{title}' section: truncated file?");
        }
        return _system;
    }

    private static readonly (string Count, string Title)[] s_bondedTitles =
        [("bonds", "Bonds"), ("angles", "Angles"), ("dihedrals", "Dihedrals"), ("impropers", "Impropers")];

    private static readonly string[] s_counts =
    [
        "atoms", "bonds", "angles", "dihedrals", "impropers",
        "atom types", "bond types", "angle types", "dihedral types", "improper types",
        "extra bond per atom", "extra angle per atom", "extra dihedral per atom", "extra improper per atom", "extra special per atom",
    ];

    // Particles that no supported atom style has.
    private static readonly string[] s_foreignCounts = ["ellipsoids", "lines", "triangles", "bodies"];

    // Tables of pairs of types are made for them all.
    private const int MostTypes = 10_000;

    // Announced lines for which memory is taken before they are there.
    private const int Trusted = 100_000;

    private int Count(string name) => _counts.GetValueOrDefault(name);

    private void ReadHeader()
    {
        _system.Title = _lines.ReadTitle();
        Vec3 lo = new(-0.5, -0.5, -0.5), hi = new(0.5, 0.5, 0.5), tilt = Vec3.Zero;
        bool[] seen = new bool[3];
        bool tilted = false;
        for (_lines.Next(); _lines.HasLine && !IsSection(_lines.Text); _lines.Next())
        {
            string[] words = _lines.Words();
            string tail2 = words.Length >= 3 ? $"{words[^2]} {words[^1]}" : "";
            if (words.Length == 4 && tail2 is "xlo xhi" or "ylo yhi" or "zlo zhi")
            {
                int axis = tail2[0] - 'x';
                double a = _lines.Number(words[0], $"lower bound of {tail2[0]}"), b = _lines.Number(words[1], $"upper bound of {tail2[0]}");
                if (!(a < b)) throw _lines.Error($"'{tail2}' must be in rising order, got {words[0]} {words[1]}");
                lo = lo.With(axis, a);
                hi = hi.With(axis, b);
                seen[axis] = true;
            }
            else if (words.Length == 6 && words[3] == "xy" && words[4] == "xz" && words[5] == "yz")
            {
                tilt = new Vec3(_lines.Number(words[0], "xy"), _lines.Number(words[1], "xz"), _lines.Number(words[2], "yz"));
                tilted = true;
            }
            else
            {
                string name = string.Join(' ', words.Skip(1));
                if (s_foreignCounts.Contains(name))
                {
                    if (_lines.Integer(words[0], $"number of {name}", 0, int.MaxValue) > 0) throw _lines.Error($"the file has {words[0]} {name}, which no supported atom style has");
                    continue;
                }
                if (_fixSections.FirstOrDefault(f => f.Header == name) is { Header: not null })
                {
                    _system.FixHeaders[name] = _lines.Integer(words[0], $"number of {name}", 0, int.MaxValue);
                    continue;
                }
                if (!s_counts.Contains(name))
                {
                    string nearest = NameMatch.Nearest(char.IsLetter(words[0][0]) ? _lines.Text : name,
                        char.IsLetter(words[0][0]) ? _titles : [.. s_counts, "xlo xhi", "ylo yhi", "zlo zhi", "xy xz yz"]);
                    throw _lines.Error($"'{_lines.Text}' is neither a header line nor a section; did you mean '{nearest}'?");
                }
                _counts[name] = _lines.Integer(words[0], $"number of {name}", 0, name.EndsWith("types", StringComparison.Ordinal) ? MostTypes : int.MaxValue);
            }
        }
        for (int axis = 0; axis < 3; axis++)
        {
            if (!seen[axis]) throw _lines.Error($"the header has no '{"xyz"[axis]}lo {"xyz"[axis]}hi' line");
        }
        _system.Box = new SimulationBox(lo, hi - lo, true, true, true, tilt.X, tilt.Y, tilt.Z) { DeclaredTriclinic = tilted };
        for (int i = 0; i < Count("atom types"); i++)
        {
            _system.Masses.Add(double.NaN);
            _system.TypeNames.Add("");
        }
        _system.BondTypes = Count("bond types");
        _system.AngleTypes = Count("angle types");
        _system.DihedralTypes = Count("dihedral types");
        _system.ImproperTypes = Count("improper types");
    }
}
