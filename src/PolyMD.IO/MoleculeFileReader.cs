using System.Globalization;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.IO;

/// <summary>
/// Reads a molecule file in LAMMPS' native format: a title, a header of counts, then sections of one numbered line per atom or term.
/// Special neighbours follow from the bonds; a file that lists others is refused.
/// </summary>
public static class MoleculeFileReader
{
    private static readonly string[] s_counts = ["atoms", "bonds", "angles", "dihedrals", "impropers", "fragments"];
    private static readonly string[] s_terms = ["Bonds", "Angles", "Dihedrals", "Impropers"];

    private static readonly string[] s_perAtom =
        ["Coords", "Types", "Molecules", "Charges", "Diameters", "Masses", "Special Bond Counts", "Special Bonds", "Shake Flags", "Shake Atoms", "Shake Bond Types"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="DataFileException">The file is not a molecule file.</exception>
    public static MoleculeTemplate Read(string path, string file)
    {
        using StreamReader reader = new(path);
        return Read(reader, file);
    }

    /// <summary>Reads from an open reader.</summary>
    /// <param name="reader">Source; stays open.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="DataFileException">The text is not a molecule file.</exception>
    public static MoleculeTemplate Read(TextReader reader, string file)
    {
        ArgumentNullException.ThrowIfNull(reader);
        string text = reader.ReadToEnd();
        using StringReader source = new(text);
        DataFileLines lines = new(source, file);
        lines.ReadTitle();
        lines.Next();
        Dictionary<string, double[]> whole = [];
        Dictionary<string, int> counts = ReadHeader(lines, whole);
        int Count(string name) => counts.GetValueOrDefault(name);
        if (Count("atoms") == 0) throw lines.Error("the header must say how many atoms there are: '<N> atoms'");
        // Arrays of that length are made before the atoms are read.
        if (Count("atoms") > text.Length) throw lines.Error($"the header announces {Count("atoms")} atoms, for which the file is too short: truncated file?");
        MoleculeTemplate molecule = new() { Count = Count("atoms") };
        if (whole.TryGetValue("mass", out double[]? mass)) molecule.StatedMass = mass[0];
        if (whole.TryGetValue("com", out double[]? c)) molecule.StatedCentre = new(c[0], c[1], c[2]);
        if (whole.TryGetValue("inertia", out double[]? t)) molecule.StatedInertia = new(t[0], t[1], t[2], t[3], t[4], t[5]);
        TemplateNeighbours neighbours = new(molecule);
        HashSet<string> seen = [];
        while (lines.HasLine)
        {
            string title = lines.Text;
            if (!seen.Add(title)) throw lines.Error($"section '{title}' appears a second time");
            lines.Next();
            if (Array.IndexOf(s_terms, title) is >= 0 and int family) ReadTerms(lines, molecule, family, Count(s_counts[family + 1]), title);
            else if (title == "Fragments") ReadFragments(lines, molecule, Count("fragments"));
            else if (s_perAtom.Contains(title)) ReadPerAtom(lines, molecule, neighbours, title);
            else throw lines.Error($"unknown section '{title}'{NearestName.Hint(title, [.. s_perAtom, .. s_terms, "Fragments"])}");
        }
        for (int k = 0; k < s_terms.Length; k++)
            if (Count(s_counts[k + 1]) > 0 && !seen.Contains(s_terms[k])) throw lines.Error($"the header announces {Count(s_counts[k + 1])} {s_counts[k + 1]} but there is no '{s_terms[k]}' section: truncated file?");
        neighbours.Check(lines);
        ShakeSections.Check(molecule, lines, seen);
        return molecule;
    }

    private static Dictionary<string, int> ReadHeader(DataFileLines lines, Dictionary<string, double[]> whole)
    {
        Dictionary<string, int> counts = [];
        for (; lines.HasLine; lines.Next())
        {
            string[] words = lines.Words();
            string keyword = words[^1];
            if (s_counts.Contains(keyword) && words.Length == 2) counts[keyword] = lines.Integer(words[0], keyword, 0, int.MaxValue);
            // Mass, centre and inertia of the whole follow from the atoms; a file may state them for overlapping particles.
            else if ((keyword, words.Length) is ("mass", 2) or ("com", 4) or ("inertia", 7)) whole[keyword] = [.. words[..^1].Select(w => lines.Number(w, keyword))];
            else if (!char.IsLetter(words[0][0])) throw lines.Error($"expected a header line such as '3 atoms', got '{lines.Text}'");
            else break;
        }
        return counts;
    }

    private static void ReadPerAtom(DataFileLines lines, MoleculeTemplate molecule, TemplateNeighbours neighbours, string title)
    {
        int n = molecule.Count;
        switch (title)
        {
            case "Coords": molecule.Positions = new Vec3[n]; break;
            case "Types": molecule.Types = new int[n]; break;
            case "Molecules": molecule.Molecules = new int[n]; break;
            case "Charges": molecule.Charges = new double[n]; break;
            case "Diameters": molecule.Diameters = new double[n]; break;
            case "Masses": molecule.Masses = new double[n]; break;
            case "Shake Flags": molecule.ShakeFlags = new int[n]; break;
            case "Shake Atoms": molecule.ShakeAtoms = new int[n][]; break;
            case "Shake Bond Types": molecule.ShakeTypes = new int[n][]; break;
        }
        bool[] given = new bool[n];
        for (int k = 0; k < n; k++, lines.Next())
        {
            string[] w = Row(lines, title, k, n);
            int i = lines.Integer(w[0], "atom", 1, n) - 1;
            if (given[i]) throw lines.Error($"atom {i + 1} is given twice in section '{title}'");
            given[i] = true;
            int needed = title switch { "Coords" or "Special Bond Counts" => 4, "Special Bonds" or "Shake Atoms" or "Shake Bond Types" => 1, _ => 2 };
            if (w.Length < needed) throw lines.Error($"a line of section '{title}' has at least {needed} words, got {w.Length}");
            switch (title)
            {
                case "Coords": molecule.Positions[i] = new(lines.Number(w[1], "x"), lines.Number(w[2], "y"), lines.Number(w[3], "z")); break;
                case "Types": molecule.Types[i] = lines.Integer(w[1], "type", 1, int.MaxValue); break;
                case "Molecules": molecule.Molecules[i] = lines.Integer(w[1], "molecule", 0, int.MaxValue); break;
                case "Charges": molecule.Charges[i] = lines.Number(w[1], "charge"); break;
                case "Diameters": molecule.Diameters[i] = lines.Number(w[1], "diameter"); break;
                case "Masses": molecule.Masses[i] = lines.Number(w[1], "mass"); break;
                case "Shake Flags": molecule.ShakeFlags[i] = lines.Integer(w[1], "flag", 0, 4); break;
                case "Shake Atoms": molecule.ShakeAtoms[i] = [.. w[1..].Select(a => lines.Integer(a, "atom", 1, n))]; break;
                case "Shake Bond Types": molecule.ShakeTypes[i] = [.. w[1..].Select(t => lines.Integer(t, "type", 1, int.MaxValue))]; break;
                case "Special Bond Counts": neighbours.Counts[i] = [.. w[1..4].Select(c => lines.Integer(c, "count", 0, n))]; break;
                case "Special Bonds": neighbours.Partners[i] = [.. w[1..].Select(a => lines.Integer(a, "atom", 1, n))]; break;
            }
        }
    }

    private static void ReadTerms(DataFileLines lines, MoleculeTemplate molecule, int family, int count, string title)
    {
        int arity = Math.Min(4, family + 2);
        for (int k = 0; k < count; k++, lines.Next())
        {
            string[] w = Row(lines, title, k, count);
            if (w.Length < 2 + arity) throw lines.Error($"a line of section '{title}' has {2 + arity} words: number, type and {arity} atoms; got {w.Length}");
            int Atom(int m) => m < arity ? lines.Integer(w[2 + m], $"atom {m + 1}", 1, molecule.Count) : 0;
            molecule.Terms[family].Add(new BondedRecord(lines.Integer(w[1], "type", 1, int.MaxValue), Atom(0), Atom(1), Atom(2), Atom(3)));
        }
    }

    private static void ReadFragments(DataFileLines lines, MoleculeTemplate molecule, int count)
    {
        for (int k = 0; k < count; k++, lines.Next())
        {
            string[] w = Row(lines, "Fragments", k, count);
            molecule.Fragments[w[0]] = [.. w[1..].Select(id => lines.Integer(id, "atom", 1, molecule.Count))];
        }
    }

    private static string[] Row(DataFileLines lines, string title, int done, int count) => lines.HasLine ? lines.Words()
        : throw lines.Error($"section '{title}' ends after {done.ToString(CultureInfo.InvariantCulture)} of {count} lines: truncated file?");
}
