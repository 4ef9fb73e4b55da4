using System.Globalization;
using PolyMD.Deck.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Variables;

/// <summary>Reads the words of a variable command.</summary>
internal static class VariableDefinition
{
    public static readonly string[] Styles =
        ["delete", "index", "loop", "world", "universe", "uloop", "string", "format", "getenv", "file", "atomfile", "equal", "vector", "atom", "internal", "timer"];

    private static readonly string[] s_later = ["python"];

    /// <summary>Checks the name and style words.</summary>
    public static (string Name, string Style) ReadHead(ArgReader args)
    {
        string name = args.Word("name");
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) args.Fail($"the name '{name}' may contain letters, digits and _ only");
        string style = args.Word("style");
        if (s_later.Contains(style)) args.Fail($"style '{style}' is not supported");
        if (!Styles.Contains(style)) args.Fail($"unknown style '{style}'{NearestName.Hint(style, Styles)}");
        return (name, style);
    }

    /// <summary>Creates the variable; null for delete, and when an index-like variable exists already (as set with -var) and stays.</summary>
    public static DeckVariable? Create(string name, string style, ArgReader args, VariableTable table, Func<string, string> readText)
    {
        DeckVariable? old = table.Find(name);
        VariableStyle kind = style switch { "uloop" => VariableStyle.Loop, _ => Enum.Parse<VariableStyle>(style, true) };
        if (kind is VariableStyle.Index or VariableStyle.Loop or VariableStyle.World or VariableStyle.Universe or VariableStyle.File or VariableStyle.AtomFile && old is not null) return null;
        if (old is not null && old.Style != kind)
        {
            args.Fail($"variable '{name}' exists with style {old.Style.ToString().ToLowerInvariant()} and cannot become {style}: delete it first");
        }
        DeckVariable v = new(name, kind);
        switch (kind)
        {
            case VariableStyle.Index or VariableStyle.Universe or VariableStyle.World:
                v.Values = args.Rest().Select(t => t.Text).ToArray();
                if (v.Values.Count == 0) args.Fail("missing argument 'values'");
                if (kind == VariableStyle.World && v.Values.Count != 1) args.Fail("a world variable takes one value per partition, and there is one partition");
                break;
            case VariableStyle.String:
                v.Values = [args.Word("string")];
                args.ExpectEnd();
                break;
            case VariableStyle.Getenv:
                v.Values = [args.Word("environment variable")];
                args.ExpectEnd();
                break;
            case VariableStyle.Format:
            {
                ArgToken of = args.Token("variable");
                if (table.Find(of.Text) is not { IsNumeric: true }) args.Fail($"format needs an equal-style, internal or timer variable; '{of.Text}' is none{NearestName.Hint(of.Text, table.Names)}");
                ArgToken format = args.Token("format");
                if (!CFormat.TryParse(format.Text, out CFormat parsed) || parsed.IsText || parsed.IsInteger) args.Fail($"'{format.Text}' is not a format for a floating-point number such as %.6g");
                (v.Values, v.Format) = ([of.Text], parsed);
                args.ExpectEnd();
                break;
            }
            case VariableStyle.File:
            {
                string file = args.Word("file");
                args.ExpectEnd();
                v.Values = readText(file).Split('\n').Select(FirstWord).Where(l => l.Length > 0).ToArray();
                if (v.Values.Count == 0) args.Fail($"file '{file}' has no words");
                break;
            }
            case VariableStyle.Loop:
            {
                long first = 1, last = args.Long("N", 0);
                if (args.NextIsNumber) (first, last) = (last, args.Long("N2", 0));
                else if (last == 0) args.Fail("'N' must be at least 1");
                if (args.TryKeyword("pad")) v.Pad = last.ToString(CultureInfo.InvariantCulture).Length;
                args.ExpectEnd();
                if (first > last) args.Fail($"a loop runs upwards: {first} is greater than {last}");
                (v.Index, v.Last) = (first, last);
                break;
            }
            case VariableStyle.AtomFile:
            {
                string file = args.Word("file");
                args.ExpectEnd();
                foreach (IReadOnlyDictionary<int, double> set in AtomFile.Read(readText(file), file)) v.AtomSets.Enqueue(set);
                if (!v.NextAtomSet()) args.Fail($"file '{file}' has no values");
                break;
            }
            case VariableStyle.Equal or VariableStyle.Atom or VariableStyle.Vector:
                v.Text = PlacedText.FromToken(args.Token("formula"));
                if (!args.AtEnd) args.Fail("a formula is one word: put quotes around it if it contains blanks");
                break;
            case VariableStyle.Internal:
                v.Number = args.Double("value");
                args.ExpectEnd();
                break;
            case VariableStyle.Timer:
                args.ExpectEnd();
                v.Number = System.Diagnostics.Stopwatch.GetTimestamp() / (double)System.Diagnostics.Stopwatch.Frequency;
                break;
        }
        return v;
    }

    // Each line of a file gives its first word; comments and empty lines give nothing.
    private static string FirstWord(string line)
    {
        string[] words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? words[0] : "";
    }
}
