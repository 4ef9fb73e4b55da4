namespace PolyMD.Cli;

/// <summary>Turns the single-dash switches of LAMMPS (-in, -var name value …, -log, -screen, -echo) into the double-dash options of this program.</summary>
internal static class LammpsArguments
{
    /// <summary>Separates the values of one variable inside an option.</summary>
    public const char Separator = '\u001f';

    private static readonly Dictionary<string, string> s_switches = new()
    {
        ["-in"] = "--in", ["-i"] = "--in", ["-log"] = "--log", ["-l"] = "--log", ["-screen"] = "--screen", ["-sc"] = "--screen", ["-echo"] = "--echo", ["-e"] = "--echo",
    };

    public static string[] Rewrite(IReadOnlyList<string> args)
    {
        List<string> result = [];
        // As LAMMPS is called: without a verb, with -in.
        if (args.Count > 0 && args[0] is "-in" or "-i" or "-var" or "-v" or "-log" or "-screen" or "-echo") result.Add("run");
        for (int k = 0; k < args.Count; k++)
        {
            if (args[k] is "-var" or "-v" or "--var" && k + 1 < args.Count)
            {
                List<string> words = [];
                // Values may be negative numbers; the next switch begins with a dash and a letter.
                for (k++; k < args.Count && !IsSwitch(args[k]); k++) words.Add(args[k]);
                k--;
                result.Add("--var");
                result.Add(string.Join(Separator, words));
            }
            else result.Add(s_switches.GetValueOrDefault(args[k], args[k]));
        }
        return [.. result];
    }

    private static bool IsSwitch(string word) => word.Length > 1 && word[0] == '-' && (char.IsAsciiLetter(word[1]) || word[1] == '-');
}
