using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PolyMD.Forces.Bonded;
using PolyMD.Forces.Pair;

namespace PolyMD.Cli.Verbs;

/// <summary>What a style's documentation comment says, read from the XML files that the build puts beside the assemblies; and how its code runs.</summary>
internal sealed partial class StyleSummary
{
    private readonly Dictionary<Assembly, Dictionary<string, string>> _texts = [];

    /// <summary>The summary as one line of text; empty where a build has no documentation files.</summary>
    public string Text(Type type)
    {
        if (!_texts.TryGetValue(type.Assembly, out Dictionary<string, string>? texts)) _texts[type.Assembly] = texts = Load(type.Assembly);
        return texts.GetValueOrDefault($"T:{type.FullName}", "");
    }

    /// <summary>The part before the reference.</summary>
    public static string Meaning(string text) => Blanks().Replace(text.Replace(Reference(text) is { Length: > 0 } r ? $"({r})" : "\0", "", StringComparison.Ordinal), " ").Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal).Trim(' ', '.');

    /// <summary>The publication: the last parenthesis that holds a year.</summary>
    public static string Reference(string text) => Year().Matches(text) is { Count: > 0 } found ? found[^1].Groups[1].Value : "";

    /// <summary>How a force style computes; empty for others.</summary>
    public static string Status(Type type)
    {
        if (type.Assembly != typeof(PairForce<>).Assembly) return "";
        bool Is(Type contract) => contract.IsAssignableFrom(type);
        if (Is(typeof(IPairKernel)) || (type.BaseType is { IsGenericType: true } b && b.GetGenericTypeDefinition() == typeof(PairForce<>))) return "[vector, double or mixed] ";
        return Is(typeof(ITermKernel)) || Is(typeof(IBondKernel)) || Is(typeof(IAngleKernel)) || Is(typeof(IDihedralKernel)) ? "[vector, double] " : "[double] ";
    }

    private static Dictionary<string, string> Load(Assembly assembly)
    {
        string file = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        if (!File.Exists(file)) return [];
        return XDocument.Load(file).Descendants("member").Where(m => m.Element("summary") is not null)
            .ToDictionary(m => m.Attribute("name")!.Value, m => Blanks().Replace(Plain(m.Element("summary")!), " ").Trim());
    }

    // References to types become their last name, generic arity cut off.
    private static string Plain(XElement summary) => string.Concat(summary.Nodes().Select(n => n switch
    {
        XText t => t.Value,
        XElement { Name.LocalName: "see" } e => Name().Match(e.Attribute("cref")?.Value ?? "").Groups[1].Value,
        XElement e => e.Value,
        _ => "",
    }));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\(((?:[^()]|\([^()]*\))*\((?:19|20)\d\d\)(?:[^()]|\([^()]*\))*)\)")]
    private static partial Regex Year();

    [GeneratedRegex(@"([A-Za-z0-9_]+)(?:`\d+|\{.*)?$")]
    private static partial Regex Name();
}
