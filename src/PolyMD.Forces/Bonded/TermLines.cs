using PolyMD.Model;

namespace PolyMD.Forces.Bonded;

/// <summary>Reading of coefficient lines that several styles share.</summary>
internal static class TermLines
{
    /// <summary>A style with one kind of line only.</summary>
    public static readonly string[] Plain = [""];

    /// <summary>An angle in degrees, as radians.</summary>
    public static double Degrees(this ArgReader args, string name) => args.Double(name) / 180 * Math.PI;

    /// <summary>Which kind of line this is: reads the sub-keyword, if it stands there.</summary>
    /// <param name="args">Words.</param>
    /// <param name="parts">Sub-keywords, "" first.</param>
    /// <returns>Index in <paramref name="parts"/>.</returns>
    public static int Part(ArgReader args, IReadOnlyList<string> parts)
    {
        for (int k = 1; k < parts.Count; k++) if (args.TryKeyword(parts[k])) return k;
        if (args.NextIsNumber || args.AtEnd) return 0;
        args.Word("coefficient");
        args.UnknownKeyword([.. parts.Skip(1)]);
        return 0;
    }

    /// <summary>Reads numbers one after the other.</summary>
    public static void Numbers(ArgReader args, Span<double> target, params string[] names)
    {
        for (int k = 0; k < names.Length; k++) target[k] = args.Double(names[k]);
    }

    /// <summary>The first missing kind of line, for the message, or null.</summary>
    public static string? Missing(int parts, IReadOnlyList<string> names)
    {
        for (int k = 0; k < names.Count; k++) if ((parts >> k & 1) == 0) return names[k];
        return null;
    }
}
