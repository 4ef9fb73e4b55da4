using System.Reflection;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Restarts;

/// <summary>The coefficient sections of write_data: the numbers that pair_coeff, bond_coeff … gave, six digits each. Hybrid, many-body and tabulated
/// styles have none.</summary>
internal static class CoefficientSections
{
    private static readonly CFormat s_number = CFormat.Parse("%g");

    private static readonly string[] s_families = ["bond", "angle", "dihedral", "improper"];

    // Sub-keywords of class2 coefficients and the sections they fill, in LAMMPS' order.
    private static readonly (string Family, string Keyword, string Title)[] s_cross =
    [
        ("angle", "bb", "BondBond Coeffs"), ("angle", "ba", "BondAngle Coeffs"), ("dihedral", "aat", "AngleAngleTorsion Coeffs"), ("dihedral", "ebt", "EndBondTorsion Coeffs"),
        ("dihedral", "mbt", "MiddleBondTorsion Coeffs"), ("dihedral", "bb13", "BondBond13 Coeffs"), ("dihedral", "at", "AngleTorsion Coeffs"), ("improper", "aa", "AngleAngle Coeffs"),
    ];

    /// <summary>Adds the sections to a system.</summary>
    /// <param name="context">The deck.</param>
    /// <param name="system">Receives them.</param>
    /// <param name="allPairs">PairIJ Coeffs instead of Pair Coeffs.</param>
    public static void Add(DeckContext context, MolecularSystem system, bool allPairs)
    {
        if (context.Pair is IPairCoefficients pair && context.Styles.Find("pair_style", pair.Name)?.GetCustomAttribute<DataCoefficientsAttribute>() is { } counts)
            AddPairs(context, system, pair, counts, allPairs);
        foreach (string family in s_families) AddTerms(context, system, family);
    }

    /// <summary>The command that takes the lines of a section, and the keyword behind the type.</summary>
    public static (string Command, string Keyword) CommandOf(string title)
    {
        foreach ((string family, string keyword, string cross) in s_cross) if (cross == title) return (family + "_coeff", keyword);
        return (title == "PairIJ Coeffs" ? "pair_coeff" : $"{title.Split(' ')[0].ToLowerInvariant()}_coeff", "");
    }

    private static void AddPairs(DeckContext context, MolecularSystem system, IPairCoefficients pair, DataCoefficientsAttribute counts, bool allPairs)
    {
        int types = context.Simulation.Types.Count;
        List<CoeffLine> lines = [];
        bool given = false;
        for (int i = 0; i < types; i++)
        {
            if (!allPairs) lines.Add(Line($"{i + 1}", pair.CoefficientsOf(i, i)[..counts.Like]));
            for (int j = i; j < types; j++)
            {
                if (allPairs) lines.Add(Line($"{i + 1} {j + 1}", pair.CoefficientsOf(i, j)[..counts.Pairs]));
                given |= i != j && pair.IsGiven(i, j);
            }
        }
        string title = allPairs ? "PairIJ Coeffs" : "Pair Coeffs";
        system.CoeffSections[title] = lines;
        system.SectionHints[title] = pair.Name;
        if (given && !allPairs) context.Output.Warning("Not all mixed pair coeffs generated from mixing. Use write_data with 'pair ij' option to store all pair coeffs.");
    }

    private static CoeffLine Line(string types, ReadOnlySpan<double> numbers)
    {
        foreach (double x in numbers) types += " " + s_number.Format(x);
        return new CoeffLine(types, "", 0);
    }

    private static void AddTerms(DeckContext context, MolecularSystem system, string family)
    {
        ForceKind kind = ForceKind.Bond + Array.IndexOf(s_families, family);
        if (context.Simulation.Forces.OfType<IBondedStyle>().FirstOrDefault(f => f.Kind == kind) is not { } style || style.Name is "hybrid" or "table") return;
        int types = context.Simulation.Topology.TypeCount(kind);
        Dictionary<string, string?[]> sections = new() { [""] = new string?[types] };
        foreach ((string command, string[] words) in context.ForceField.Lines)
        {
            if (command != family + "_coeff") continue;
            ArgReader args = ForceFieldLines.Reader(command, words, "", 0);
            (int first, int last) = args.TypeRange("types", types);
            string keyword = words.Length > 1 && s_cross.Any(c => c.Family == family && c.Keyword == words[1]) && style.Name.StartsWith("class2", StringComparison.Ordinal) ? words[1] : "";
            if (!sections.TryGetValue(keyword, out string?[]? rows)) sections[keyword] = rows = new string?[types];
            string text = string.Concat(words[(keyword.Length > 0 ? 2 : 1)..].Select(w => " " + (ArgReader.TryParseDouble(w, out double x) ? s_number.Format(x) : w)));
            for (int t = first; t <= last; t++) rows[t - 1] = text;
        }
        void Section(string title, string?[] rows)
        {
            // A type that has no coefficients leaves the section out: it could not be read.
            if (Array.Exists(rows, r => r is null)) return;
            system.CoeffSections[title] = [.. rows.Select((r, t) => new CoeffLine($"{t + 1}{r}", "", 0))];
        }
        string main = $"{char.ToUpperInvariant(family[0])}{family[1..]} Coeffs";
        Section(main, sections[""]);
        system.SectionHints[main] = style.Name;
        foreach ((string f, string keyword, string title) in s_cross)
            if (f == family && sections.TryGetValue(keyword, out string?[]? rows)) Section(title, rows);
    }
}
