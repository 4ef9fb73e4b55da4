using PolyMD.Model;

namespace PolyMD.Deck.Dumps;

/// <summary>What read_dump and rerun take from a frame, and what becomes of atoms that are in one of frame and system only.</summary>
internal sealed record SnapshotOptions
{
    private static readonly string[] s_fields = ["x", "y", "z", "vx", "vy", "vz", "q", "ix", "iy", "iz", "fx", "fy", "fz"];
    private static readonly string[] s_keywords = ["nfile", "box", "replace", "purge", "trim", "add", "label", "scaled", "wrapped", "format"];

    public List<string> Fields { get; } = [];

    public bool Box { get; private set; } = true;

    public bool Replace { get; private set; } = true;

    public bool Purge { get; private set; }

    public bool Trim { get; private set; }

    public bool Add { get; private set; }

    public bool KeepIds { get; private set; }

    public bool Scaled { get; private set; }

    public bool Wrapped { get; private set; } = true;

    public bool Xyz { get; private set; }

    /// <summary>Columns of other names: by field.</summary>
    public Dictionary<string, string> Labels { get; } = [];

    /// <summary>Reads fields and keywords up to the end.</summary>
    public static SnapshotOptions Read(ArgReader args)
    {
        SnapshotOptions o = new();
        while (!args.AtEnd && s_fields.Contains(args.Peek)) o.Fields.Add(args.Word("field"));
        if (o.Fields.Count == 0)
        {
            string got = args.Word("field");
            args.Fail($"expected fields to read ({string.Join(", ", s_fields)}), got '{got}'");
        }
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "nfile": args.Fail("dumps in several parallel files are not supported: PolyMD writes one"); break;
                case "box": o.Box = args.YesNo(keyword); break;
                case "replace": o.Replace = args.YesNo(keyword); break;
                case "purge": o.Purge = args.YesNo(keyword); break;
                case "trim": o.Trim = args.YesNo(keyword); break;
                case "add":
                    string add = args.Choice("add", "yes", "keep", "no");
                    (o.Add, o.KeepIds) = (add != "no", add == "keep");
                    break;
                case "label":
                    string field = args.Word("field");
                    if (!s_fields.Contains(field) && field is not ("id" or "type")) args.Fail($"'{field}' is not a field");
                    o.Labels[field] = args.Word("column");
                    break;
                case "scaled": o.Scaled = args.YesNo(keyword); break;
                case "wrapped": o.Wrapped = args.YesNo(keyword); break;
                case "format":
                    string format = args.Word("format");
                    if (format is not ("native" or "xyz")) args.Fail($"format '{format}' is not supported (supported: native, xyz)");
                    o.Xyz = format == "xyz";
                    args.ExpectEnd();
                    break;
                default: args.UnknownKeyword(s_keywords); break;
            }
        }
        if (o.Purge && o.Replace && !o.Add) args.Fail("'purge yes' deletes all atoms: add those of the frame with 'add yes' or 'add keep'");
        if (o.Xyz && o.Box) args.Fail("an XYZ file has no box: 'box no' is needed");
        if (o.Xyz && o.Fields.Exists(f => f is not ("x" or "y" or "z"))) args.Fail("an XYZ file has the fields x, y and z only");
        return o;
    }
}
