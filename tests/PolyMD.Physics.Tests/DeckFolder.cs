using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Deck;
using PolyMD.IO;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Physics.Tests;

/// <summary>A temporary folder in which decks are run; it goes with the object.</summary>
internal sealed class DeckFolder : IDisposable
{
    public DeckFolder() => Path = Directory.CreateTempSubdirectory("polymd-physics-").FullName;

    public string Path { get; }

    public static string DeckText(string name) => File.ReadAllText(System.IO.Path.Combine(Repository.Root, "tests", "decks", "physics", name));

    public static string[] Fixture(string name) => File.ReadAllLines(System.IO.Path.Combine(Repository.Root, "tests", "fixtures", "physics", name));

    public static ForceFieldLibrary Library { get; } = ForceFieldLibrary.Load(System.IO.Path.Combine(Repository.Root, "forcefields"));

    public static BuiltCase Build(string study, string name) => new StackBuilder(Library).Build(
        StudyDefinition.Load(System.IO.Path.Combine(Repository.Root, "inputs", study, "study.json")), name, "quick", 12345);

    /// <summary>The part of a stack's deck that defines system and force field: all before its first minimisation.</summary>
    public static string Head(BuiltCase built)
    {
        const string marker = "# ----- 1 minimise";
        int end = built.Deck.IndexOf(marker, StringComparison.Ordinal);
        Assert.That(end, Is.GreaterThan(0), $"the deck has no line that begins with '{marker}'");
        return built.Deck[..end];
    }

    public string FullName(string name) => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text) => File.WriteAllText(FullName(name), text);

    /// <summary>Writes data file and potentials of a built case.</summary>
    public void Write(BuiltCase built) => Write(Path, built);

    /// <summary>Writes data file and potentials of a built case into any folder.</summary>
    public static void Write(string folder, BuiltCase built)
    {
        DataFileWriter.Write(System.IO.Path.Combine(folder, built.DataFileName), built.System);
        foreach ((string name, string text) in built.Files) File.WriteAllText(System.IO.Path.Combine(folder, name), text);
    }

    /// <summary>Runs a deck here and returns its thermo tables, one per run or minimize.</summary>
    public IReadOnlyList<NumberTable> Run(string deck, int threads = 1, params (string Name, string Value)[] variables)
    {
        using StringWriter log = new();
        DeckRunner.RunText(deck, "deck", new DeckRunOptions
        {
            WorkingFolder = Path, Threads = threads, LogWriter = log, EchoLog = false,
            Variables = variables.ToDictionary(v => v.Name, v => (IReadOnlyList<string>)[v.Value]),
        });
        return ThermoLogReader.Read(new StringReader(log.ToString()), "log");
    }

    /// <summary>Rows "id type a b c" of the first frame of a dump, by id.</summary>
    public Dictionary<int, double[]> ReadDump(string name) => File.ReadLines(FullName(name)).Skip(9)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse).ToArray()).ToDictionary(row => (int)row[0]);

    public void Dispose() => Directory.Delete(Path, true);
}
