using PolyMD.Model;

namespace PolyMD.Cli;

/// <summary>
/// Turns the single-dash switches of LAMMPS into the double-dash options of this program. Switches about accelerator packages, partitions and
/// citations are read and have no effect where they ask for what is the case anyway; others are refused.
/// </summary>
internal static class LammpsArguments
{
    /// <summary>Separates the values of one variable inside an option.</summary>
    public const char Separator = '\u001f';

    /// <summary>Stands for a deck on standard input.</summary>
    public const string StandardInput = "-";

    private static readonly Dictionary<string, string> s_switches = new()
    {
        ["-in"] = "--in", ["-i"] = "--in", ["-log"] = "--log", ["-l"] = "--log", ["-screen"] = "--screen", ["-sc"] = "--screen", ["-echo"] = "--echo", ["-e"] = "--echo",
    };

    private static readonly string[] s_refused =
    [
        "-mdi", "-mpicolor", "-m", "-reorder", "-ro", "-restart2data", "-r2data", "-restart2dump", "-r2dump", "-skiprun", "-sr",
    ];

    private static readonly string[] s_suffixes = ["gpu", "intel", "kk", "omp", "opt", "off", "hybrid"];

    public static string[] Rewrite(IReadOnlyList<string> args)
    {
        List<string> result = [];
        // As LAMMPS is called: without a verb; without -in the deck comes from standard input.
        bool bare = args.Count > 0 && args[0].Length > 1 && args[0][0] == '-' && args[0][1] != '-' && args[0] is not ("-h" or "-help" or "-?");
        if (bare) result.Add("run");
        if (!bare && args.Count > 0 && args[0] is not ("run" or "check")) return [.. args];
        bool hasDeck = false;
        for (int k = 0; k < args.Count; k++)
        {
            string word = args[k];
            switch (word)
            {
                case "-var" or "-v" or "--var" when k + 1 < args.Count:
                    List<string> words = [args[++k]];
                    // The first value may begin with a dash, later ones only as numbers.
                    if (k + 1 < args.Count) words.Add(args[++k]);
                    words.AddRange(Values(args, ref k));
                    result.Add("--var");
                    result.Add(string.Join(Separator, words));
                    break;
                case "-nocite" or "-nc": break;
                case "-cite" or "-c" or "-plog" or "-pl" or "-pscreen" or "-ps": Values(args, ref k); break;
                case "-package" or "-pk":
                    if (Values(args, ref k).Count == 0) throw new PolyMDException($"{word}: expected a package and its settings");
                    break;
                case "-suffix" or "-sf":
                    List<string> suffix = Values(args, ref k);
                    if (suffix.Count == 0 || suffix.Exists(s => !s_suffixes.Contains(s))) throw new PolyMDException($"{word}: expected one of {string.Join(", ", s_suffixes)}, got '{string.Join(' ', suffix)}'");
                    break;
                case "-partition" or "-p":
                    List<string> partitions = Values(args, ref k);
                    if (partitions is not (["1"] or ["1x1"])) throw new PolyMDException($"{word} {string.Join(' ', partitions)}: there is one partition of one process; threads are set with --threads");
                    break;
                case "-kokkos" or "-k":
                    if (Values(args, ref k) is not ["off", ..]) throw new PolyMDException($"{word}: there is no KOKKOS package here; only '{word} off' is accepted");
                    break;
                case var refused when s_refused.Contains(refused): throw new PolyMDException($"switch {refused} is not supported");
                default:
                    string name = s_switches.GetValueOrDefault(word, word);
                    hasDeck |= name == "--in";
                    result.Add(name);
                    break;
            }
        }
        if (bare && !hasDeck) result.AddRange(["--in", StandardInput]);
        return [.. result];
    }

    private static List<string> Values(IReadOnlyList<string> args, ref int k)
    {
        List<string> words = [];
        while (k + 1 < args.Count && !IsSwitch(args[k + 1])) words.Add(args[++k]);
        return words;
    }

    // Values may be negative numbers; the next switch begins with a dash and a letter.
    private static bool IsSwitch(string word) => word.Length > 1 && word[0] == '-' && (char.IsAsciiLetter(word[1]) || word[1] == '-');
}
