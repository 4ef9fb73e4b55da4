using System.Globalization;
using PolyMD.Model;

namespace PolyMD.Deck.Runtime;

/// <summary>Puts the number of a type where a deck may write its label: one table says at which words of which commands.</summary>
internal static class LabelArguments
{
    private static readonly string[] s_families = [.. TypeLabels.Families];

    /// <summary>Replaces labels by numbers; words that are no labels stay, for the command to complain about.</summary>
    /// <param name="tokens">Command and words.</param>
    /// <param name="find">Number of a label of a family; 0 if there is none.</param>
    public static void Replace(List<ArgToken> tokens, Func<string, string, int> find)
    {
        foreach ((int at, string family) in Places(tokens))
        {
            if (at >= tokens.Count) continue;
            string word = tokens[at].Text;
            if (word.Length == 0 || char.IsAsciiDigit(word[0]) || word[0] is '*' or '-' or '+' or '.' || word.StartsWith("v_", StringComparison.Ordinal)) continue;
            if (find(family, word) is > 0 and int type) tokens[at] = tokens[at] with { Text = type.ToString(CultureInfo.InvariantCulture) };
        }
    }

    private static IEnumerable<(int At, string Family)> Places(List<ArgToken> t)
    {
        string Word(int k) => k < t.Count ? t[k].Text : "";
        switch (t[0].Text)
        {
            case "pair_coeff" or "pair_write": return [(1, "atom"), (2, "atom")];
            case "mass": return [(1, "atom")];
            case "bond_coeff" or "angle_coeff" or "dihedral_coeff" or "improper_coeff": return [(1, t[0].Text[..^"_coeff".Length])];
            case "bond_write": return [(1, "bond")];
            case "create_atoms": return [(1, "atom"), .. After(t, 2, "basis", 2, "atom")];
            case "create_bonds":
                string kind = Word(1);
                return kind == "many" ? [(4, "bond")] : kind.StartsWith("single/", StringComparison.Ordinal) && s_families.Contains(kind[7..]) ? [(2, kind[7..])] : [];
            case "delete_bonds": return s_families.Contains(Word(2)) ? [(3, Word(2))] : [];
            case "group": return Word(2) == "type" ? Enumerable.Range(3, Math.Max(0, t.Count - 3)).Select(k => (k, "atom")) : [];
            case "neigh_modify": return [.. After(t, 1, "type", 1, "atom"), .. After(t, 1, "type", 2, "atom")];
            case "set":
                List<(int, string)> places = Word(1) == "type" ? [(2, "atom")] : [];
                foreach (string word in (string[])["type", "type/fraction", "type/ratio", "type/subset"]) places.AddRange(After(t, 3, word, 1, "atom"));
                foreach (string family in s_families.Skip(1)) places.AddRange(After(t, 3, family, 1, family));
                return places;
            case "compute": return Word(3) is "rdf" or "adf" ? Enumerable.Range(5, Math.Max(0, t.Count - 5)).Select(k => (k, "atom")) : [];
            case "fix":
                return Word(3) switch
                {
                    "bond/create" => [(5, "atom"), (6, "atom"), (8, "bond"), .. After(t, 9, "iparam", 2, "atom"), .. After(t, 9, "jparam", 2, "atom"), .. After(t, 9, "atype", 1, "angle"), .. After(t, 9, "dtype", 1, "dihedral"), .. After(t, 9, "itype", 1, "improper")],
                    "bond/break" => [(5, "bond")],
                    "deposit" => [(5, "atom")],
                    "langevin" => After(t, 4, "scale", 1, "atom"),
                    "adapt" or "adapt/fep" => [.. After(t, 4, "pair", 3, "atom"), .. After(t, 4, "pair", 4, "atom"), .. After(t, 4, "bond", 3, "bond"), .. After(t, 4, "angle", 3, "angle")],
                    _ => [],
                };
            default: return [];
        }
    }

    private static IEnumerable<(int, string)> After(List<ArgToken> t, int from, string keyword, int ahead, string family)
    {
        for (int k = from; k < t.Count; k++) if (t[k].Text == keyword) yield return (k + ahead, family);
    }
}
