using System.Globalization;

namespace PolyMD.Physics.Tests.Styles;

/// <summary>
/// One deck of tests/fixtures/styles and what LAMMPS gave for it. Comment lines "# word value: reason" of the deck state how far a style may
/// fall short of the usual bounds: tolerance (relative, against LAMMPS; force and pressure for these alone), gradient, momentum, translation, lanes, rotation none, strain xx yy ….
/// </summary>
internal sealed class StyleFixture
{
    private readonly Dictionary<string, string> _exceptions = [];

    private StyleFixture(string name)
    {
        Name = name;
        Deck = File.ReadAllText(Path.Combine(Folder, name + ".in"));
        foreach (string line in Deck.Split('\n').Where(l => l.StartsWith("# ", StringComparison.Ordinal) && l.Contains(':', StringComparison.Ordinal)))
        {
            string[] words = line[2..line.IndexOf(':', StringComparison.Ordinal)].Split(' ', 2);
            if (words.Length == 2 && s_words.Contains(words[0])) _exceptions[words[0]] = words[1];
        }
        string reference = Path.Combine(Folder, name + ".ref");
        if (!File.Exists(reference)) return;
        Dictionary<int, double[]> forces = [];
        foreach (string[] words in File.ReadLines(reference).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (words[0] == "force") forces[int.Parse(words[1], CultureInfo.InvariantCulture)] = [.. words[2..].Select(Number)];
            else Terms[words[0]] = Number(words[1]);
        }
        Forces = forces;
    }

    private static readonly string[] s_words = ["tolerance", "force", "pressure", "gradient", "momentum", "translation", "lanes", "rotation", "strain"];

    /// <summary>Family and case, such as pair/lj-cut.tail.</summary>
    public string Name { get; }

    /// <summary>The deck up to its run.</summary>
    public string Deck { get; private init; }

    /// <summary>Thermo columns of report.in by LAMMPS.</summary>
    public Dictionary<string, double> Terms { get; } = [];

    /// <summary>Forces by atom id; null if LAMMPS has not been run.</summary>
    public IReadOnlyDictionary<int, double[]>? Forces { get; }

    /// <summary>Strain components (LAMMPS' names) that the box of this deck can take; null for all of its dimensions.</summary>
    public string[]? Strains => _exceptions.GetValueOrDefault("strain")?.Split(' ');

    /// <summary>False if the deck says why turning the axes is not allowed.</summary>
    public bool Rotates => _exceptions.GetValueOrDefault("rotation") != "none";

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "fixtures", "styles");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Folder)
        .SelectMany(family => Directory.EnumerateFiles(family, "*.in"))
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')[..^3]).Order(StringComparer.Ordinal);

    public static StyleFixture Load(string name) => new(name);

    /// <summary>A bound, or the exception that the deck makes.</summary>
    public double Bound(string word, double usual) => _exceptions.TryGetValue(word, out string? text) ? Number(text) : usual;

    /// <summary>The same fixture with another deck.</summary>
    public StyleFixture With(string deck) => new(Name) { Deck = deck };

    public override string ToString() => Name;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
