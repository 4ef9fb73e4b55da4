using System.IO.Compression;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Dumps;

/// <summary>The keywords of dump_modify.</summary>
internal static class DumpSettings
{
    private static readonly string[] s_keywords =
        ["append", "balance", "buffer", "colname", "compression_level", "delay", "element", "every", "every/time", "fileper", "first", "flush", "format", "header", "image", "label", "maxfiles", "nfile", "pad", "pbc",
            "precision", "refresh", "region", "scale", "sfactor", "skip", "sort", "tfactor", "thresh", "time", "types", "units", "unwrap"];

    private static readonly string[] s_later = ["at", "thermo", "triclinic/general", "checksum"];

    public static void Apply(DeckContext context, DumpOutput dump, ArgReader args)
    {
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "append": dump.Append = args.YesNo(keyword); break;
                case "flush": dump.Flush = args.YesNo(keyword); break;
                case "first": dump.First = args.YesNo(keyword); break;
                case "pad": dump.Pad = args.Integer(keyword, 0, 30); break;
                case "time": dump.WriteTime = args.YesNo(keyword); break;
                case "units": dump.WriteUnits = args.YesNo(keyword); break;
                case "element":
                {
                    List<string> names = [];
                    int types = context.Simulation.Types.Count;
                    for (int t = 0; t < types; t++) names.Add(args.Word($"element of type {t + 1}"));
                    dump.Elements = names;
                    break;
                }
                case "every":
                    if (args.Peek is { } p && p.StartsWith("v_", StringComparison.Ordinal)) dump.EveryVariable = context.Simulation.Quantities!.Scalar(args.Token("every"));
                    else (dump.Every, dump.EveryVariable) = (args.Long("every", 0), null);
                    break;
                case "sort":
                    dump.SortColumn = args.Peek switch { "off" => null, "id" => 0, _ => Column(args) };
                    if (args.Peek is "off" or "id") args.Word("sort");
                    break;
                case "format": Format(dump, args); break;
                case "thresh": Threshold(context, dump, args); break;
                case "image" when dump is DumpAtom atom: atom.Image = args.YesNo(keyword); break;
                case "scale" when dump is DumpAtom atom: atom.Scale = args.YesNo(keyword); break;
                case "image" or "scale": args.Fail($"keyword '{keyword}' belongs to dump atom"); break;
                case "unwrap" when dump is DumpBinary binary: binary.Unwrap = args.YesNo(keyword); break;
                case "unwrap": args.Fail("keyword 'unwrap' belongs to dump dcd and xtc: use xu yu zu in dump custom"); break;
                case "precision" when dump is DumpXtc xtc: xtc.Precision = Precision(args); break;
                case "sfactor" when dump is DumpXtc xtc: xtc.LengthFactor = args.Positive(keyword); break;
                case "tfactor" when dump is DumpXtc xtc: xtc.TimeFactor = args.Positive(keyword); break;
                case "precision" or "sfactor" or "tfactor": args.Fail($"keyword '{keyword}' belongs to dump xtc"); break;
                case "label" when dump is DumpLocal local: local.Label = args.Word(keyword); break;
                case "label": args.Fail("keyword 'label' belongs to dump local"); break;
                // zlib has levels from 0 to 9; .NET groups them.
                case "compression_level" when dump.IsCompressed: dump.Compression = args.Integer(keyword, 0, 9) switch { 0 => CompressionLevel.NoCompression, < 6 => CompressionLevel.Fastest, < 9 => CompressionLevel.Optimal, _ => CompressionLevel.SmallestSize }; break;
                case "compression_level": args.Fail("keyword 'compression_level' belongs to dumps into .gz files"); break;
                case "delay": dump.Delay = args.Long(keyword, 0); break;
                // Memory for the text of a frame and the order of processes are no choice here.
                case "buffer" or "balance": args.YesNo(keyword); break;
                // One process writes one file.
                case "nfile" or "fileper": args.Integer(keyword, 1); break;
                case "header": dump.HasHeader = args.YesNo(keyword); break;
                case "pbc": dump.WrapIntoBox = args.YesNo(keyword); break;
                case "types":
                    if (args.Choice(keyword, "numeric", "labels") == "labels") args.Fail("'types labels' is not supported");
                    break;
                case "maxfiles":
                    dump.MaxFiles = args.Integer(keyword, -1);
                    if (!dump.IsOneFilePerFrame) args.Fail("keyword 'maxfiles' needs a file per frame: a '*' in the file's name");
                    if (dump.MaxFiles == 0) args.Fail("'maxfiles' must be positive, or -1 for no limit");
                    break;
                case "every/time":
                    if (dump is DumpBinary) args.Fail("keyword 'every/time' does not apply to binary trajectories");
                    if (args.Peek is { } next && next.StartsWith("v_", StringComparison.Ordinal)) (dump.EveryTimeVariable, dump.EveryTime) = (context.Simulation.Quantities!.Scalar(args.Token(keyword)), 0);
                    else (dump.EveryTimeVariable, dump.EveryTime) = (null, args.Positive(keyword));
                    break;
                case "skip":
                {
                    ArgToken skip = args.Token("v_name");
                    if (!skip.Text.StartsWith("v_", StringComparison.Ordinal)) args.Fail($"'skip' must be an equal-style variable v_name, got '{skip.Text}'");
                    dump.Skip = context.Simulation.Quantities!.Scalar(skip);
                    break;
                }
                case "colname":
                {
                    string which = args.Word("ID");
                    if (which == "default") dump.ColumnNames.Clear();
                    else dump.ColumnNames[ColumnOf(dump, which, args, "colname applies to default or")] = args.Word("string");
                    break;
                }
                case "region":
                {
                    ArgToken region = args.Token("region-ID");
                    if (region.Text != "none") context.FindRegion(region);
                    dump.Region = region.Text == "none" ? null : region;
                    break;
                }
                case "refresh":
                {
                    ArgToken word = args.Token("c_ID");
                    if (!word.Text.StartsWith("c_", StringComparison.Ordinal) || context.Simulation.FindCompute(word.Text[2..]) is not Engine.Quantities.IRefreshable) args.Fail($"'{word.Text}' is not a compute that can be refreshed (displace/atom can)");
                    dump.RefreshCompute = word.Text[2..];
                    break;
                }
                default:
                    if (s_later.Contains(keyword)) args.Fail($"keyword '{keyword}' is not supported");
                    args.UnknownKeyword(s_keywords);
                    break;
            }
        }
    }

    private static int Column(ArgReader args)
    {
        int column = args.Integer("sort");
        if (column == 0) args.Fail("a column to sort by is counted from 1");
        return column;
    }

    private static void Format(DumpOutput dump, ArgReader args)
    {
        string which = args.Word("format");
        if (which == "none")
        {
            dump.LineFormat = dump.IntegerFormat = dump.FloatFormat = null;
            dump.ColumnFormats.Clear();
            return;
        }
        string format = args.Word("format");
        if (which == "line")
        {
            dump.LineFormat = format;
            return;
        }
        if (!CFormat.TryParse(format, out CFormat parsed)) args.Fail($"'{format}' is not a format such as %.6g");
        if (which == "int" && !parsed.IsInteger) args.Fail($"'{format}' is not an integer format such as %d");
        if (which == "float" && (parsed.IsInteger || parsed.IsText)) args.Fail($"'{format}' is not a floating-point format such as %.6g");
        if (which == "int") dump.IntegerFormat = format;
        else if (which == "float") dump.FloatFormat = format;
        else dump.ColumnFormats[ColumnOf(dump, which, args, "format applies to line, int, float, none or")] = format;
    }

    // By number, from the end if negative, or by name.
    private static int ColumnOf(DumpOutput dump, string which, ArgReader args, string expected)
    {
        int count = dump.Columns.Count;
        if (int.TryParse(which, out int column) && column < 0) column += count + 1;
        else if (column == 0) column = 1 + dump.Columns.ToList().FindIndex(c => c.Name == which);
        if (column < 1 || column > count) args.Fail($"{expected} one of the {count} columns; got '{which}'");
        return column;
    }

    private static void Threshold(DeckContext context, DumpOutput dump, ArgReader args)
    {
        ArgToken attribute = args.Token("attribute");
        if (attribute.Text == "none")
        {
            dump.Thresholds.Clear();
            dump.ThresholdMemory.Clear();
            return;
        }
        DumpColumn column = DumpAttributes.Create(context, dump, attribute);
        string op = args.Choice("operator", "<", "<=", ">", ">=", "==", "!=", "|^");
        Func<double, double, bool> test = op switch
        {
            "<" => static (x, y) => x < y,
            "<=" => static (x, y) => x <= y,
            ">" => static (x, y) => x > y,
            ">=" => static (x, y) => x >= y,
            "==" => static (x, y) => x == y,
            "!=" => static (x, y) => x != y,
            // Exclusive or of what is zero and what is not.
            _ => static (x, y) => (x == 0) != (y == 0),
        };
        if (!args.TryKeyword("LAST"))
        {
            double value = args.Double("value");
            dump.Thresholds.Add((column, (_, x) => test(x, value)));
            return;
        }
        // Compared with the value that the atom had at the last frame; in the first frame with itself.
        Dictionary<int, double> last = [];
        dump.ThresholdMemory.Add(last);
        dump.Thresholds.Add((column, (i, x) =>
        {
            int id = context.Simulation.Atoms.Id[i];
            bool keep = test(x, last.GetValueOrDefault(id, x));
            last[id] = x;
            return keep;
        }));
    }

    private static double Precision(ArgReader args)
    {
        double p = args.Positive("precision");
        if (p is not (10 or 100 or 1000 or 10000 or 100000 or 1000000)) args.Fail($"'precision' must be a power of ten from 10 to 1000000, got {p}");
        return p;
    }
}
