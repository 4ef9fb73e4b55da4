using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// A potential file in LAMMPS' layout: its text, the place of every word, and the factor that turns its energies into the deck's unit.
/// The first line may carry <c>UNITS: metal</c> or <c>UNITS: real</c>; between these two, energies are converted with
/// 1 eV = 23.060549 kcal/mol (LAMMPS, utils::get_conversion_factor of 29 Sep 2021). A file without the tag is in the deck's units.
/// </summary>
public sealed class PotentialFile
{
    /// <summary>kcal/mol per eV, LAMMPS' value.</summary>
    public const double KilocaloriesPerElectronvolt = 23.060549;

    private readonly string[] _lines;

    /// <summary>Takes the text of a file.</summary>
    /// <param name="name">File name for messages.</param>
    /// <param name="text">Its content.</param>
    /// <param name="units">Units of the deck.</param>
    /// <exception cref="DataFileException">The file's units cannot be converted.</exception>
    public PotentialFile(string name, string text, Units units)
    {
        Name = name;
        Length = text.Length;
        _lines = text.ReplaceLineEndings("\n").Split('\n');
        string tag = UnitsTag(_lines[0]);
        EnergyFactor = (tag, units.Name) switch
        {
            ("", _) => 1,
            _ when tag == units.Name => 1,
            ("metal", "real") => KilocaloriesPerElectronvolt,
            ("real", "metal") => 1 / KilocaloriesPerElectronvolt,
            _ => throw new DataFileException(name, 1, $"this potential is in '{tag}' units but the deck uses 'units {units.Name}'; only metal and real are converted into each other"),
        };
    }

    /// <summary>File name for messages.</summary>
    public string Name { get; }

    /// <summary>Factor on every energy of the file.</summary>
    public double EnergyFactor { get; }

    /// <summary>Number of characters: no more numbers than that can be in it.</summary>
    public int Length { get; }

    /// <summary>Number of lines.</summary>
    public int LineCount => _lines.Length;

    /// <summary>Finds a potential file (the path as given, then each of <see cref="Simulation.PotentialFolders"/>) and reads it.</summary>
    /// <param name="args">Arguments; the next word is the file name.</param>
    /// <param name="simulation">Units and folders.</param>
    public static PotentialFile Open(ArgReader args, Simulation simulation)
    {
        string name = args.Word("potential file");
        string path = simulation.InputPath(name);
        if (!File.Exists(path))
        {
            IEnumerable<string> folders = simulation.PotentialFolders.Where(Directory.Exists);
            string hint = NearestName.Hint(Path.GetFileName(name), folders.SelectMany(Directory.EnumerateFiles).Select(f => Path.GetFileName(f)!));
            args.Fail($"potential file '{name}' does not exist here or in the folders of potentials{hint}");
        }
        string text;
        try { text = File.ReadAllText(simulation.Files.Reads(path)); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PolyMDException($"potential file '{name}' cannot be read: {e.Message}", e);
        }
        PotentialFile file = new(name, text, simulation.Units);
        if (file.EnergyFactor != 1) simulation.Log($"potential file {name}: energies converted to units {simulation.Units.Name} with the factor {file.EnergyFactor:g9}");
        return file;
    }

    /// <summary>Line <paramref name="number"/> as it stands.</summary>
    /// <param name="number">1-based.</param>
    public string Line(int number) => _lines[number - 1];

    /// <summary>
    /// Entries of a fixed number of words, each starting on a line of its own and possibly wrapped over further lines; # starts a comment
    /// (the layout of tersoff and sw files).
    /// </summary>
    /// <param name="wordCount">Words of an entry.</param>
    /// <param name="expected">What an entry is, for messages.</param>
    /// <exception cref="DataFileException">An entry has too many words, or the file ends inside one.</exception>
    public IEnumerable<PotentialEntry> Entries(int wordCount, string expected)
    {
        List<string> words = [];
        int first = 0;
        for (int k = 0; k < _lines.Length; k++)
        {
            string[] more = Words(_lines[k]);
            if (more.Length == 0) continue;
            if (words.Count == 0) first = k + 1;
            words.AddRange(more);
            if (words.Count > wordCount) throw new DataFileException(Name, k + 1, $"the entry has {words.Count} words, expected {wordCount}: {expected}");
            if (words.Count < wordCount) continue;
            yield return new PotentialEntry(this, first, words.ToArray());
            words.Clear();
        }
        if (words.Count > 0) throw new DataFileException(Name, first, $"the file ends inside this entry: {words.Count} words, expected {wordCount}: {expected}");
    }

    /// <summary>Energies of the file in the deck's unit, converted in place.</summary>
    /// <param name="values">Values of the file.</param>
    public double[] Energies(double[] values)
    {
        if (EnergyFactor != 1) for (int k = 0; k < values.Length; k++) values[k] *= EnergyFactor;
        return values;
    }

    /// <summary>All words from a line on, one after the other, for tables.</summary>
    /// <param name="firstLine">1-based first line.</param>
    public PotentialWords WordsFrom(int firstLine) => new(this, firstLine);

    internal static string[] Words(string line)
    {
        int hash = line.IndexOf('#', StringComparison.Ordinal);
        return (hash < 0 ? line : line[..hash]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    private static string UnitsTag(string line)
    {
        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        int at = Array.IndexOf(words, "UNITS:");
        return at >= 0 && at + 1 < words.Length ? words[at + 1] : "";
    }
}
