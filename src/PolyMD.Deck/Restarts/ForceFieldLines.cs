using PolyMD.Model;

namespace PolyMD.Deck.Restarts;

/// <summary>The lines that made the force field in force, as executed: what a restart file needs to make it again.</summary>
internal sealed class ForceFieldLines
{
    private static readonly string[] s_families = ["pair", "bond", "angle", "dihedral", "improper"];
    private readonly List<(string Command, string[] Words)> _lines = [];

    public IReadOnlyList<(string Command, string[] Words)> Lines => _lines;

    public void Clear() => _lines.Clear();

    /// <summary>Takes notice of a command that has been executed; others than those of force fields are passed over.</summary>
    public void Record(string command, IEnumerable<string> arguments)
    {
        int underline = command.IndexOf('_', StringComparison.Ordinal);
        if (underline < 0 || !s_families.Contains(command[..underline]) || command[underline..] is not ("_style" or "_coeff" or "_modify")) return;
        string[] words = [.. arguments];
        if (words.Length == 0) return;
        if (command.EndsWith("_style", StringComparison.Ordinal))
        {
            string family = command[..(underline + 1)];
            string? present = _lines.LastOrDefault(l => l.Command == command).Words?[0];
            // The same style again changes its settings and keeps its coefficients; hybrid and another style begin anew.
            if (present != words[0] || words[0].StartsWith("hybrid", StringComparison.Ordinal)) _lines.RemoveAll(l => l.Command.StartsWith(family, StringComparison.Ordinal));
            if (words[0] == "none") return;
        }
        // A line repeated, as in a loop of a deck, has its effect once.
        _lines.RemoveAll(l => l.Command == command && l.Words.AsSpan().SequenceEqual(words));
        _lines.Add((command, words));
    }

    /// <summary>The words of pair_modify that restart files keep: all but compute.</summary>
    public static string[] Kept(string command, string[] words)
    {
        int at = command == "pair_modify" ? Array.IndexOf(words, "compute") : -1;
        return at < 0 ? words : [.. words[..at], .. words[Math.Min(words.Length, at + 2)..]];
    }

    /// <summary>A reader of a recorded line.</summary>
    public static ArgReader Reader(string command, string[] words, string file, int line)
    {
        string text = $"{command} {string.Join(' ', words)}";
        List<ArgToken> tokens = [];
        int column = command.Length + 2;
        foreach (string w in words)
        {
            tokens.Add(new ArgToken(w, new SourceSpan(file, line, column, Math.Max(1, w.Length), text)));
            column += w.Length + 1;
        }
        return new ArgReader(command, tokens, new SourceSpan(file, line, 1, text.Length, text));
    }
}
