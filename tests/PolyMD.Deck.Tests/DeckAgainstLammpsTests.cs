using System.Globalization;
using System.Text.RegularExpressions;

namespace PolyMD.Deck.Tests;

/// <summary>Whole decks against stored results of LAMMPS (see fixtures/deck/README.md): thermo tables, printed values, dump files.</summary>
[TestFixture]
public sealed partial class DeckAgainstLammpsTests
{
    private static IEnumerable<string> Decks => Directory.EnumerateFiles(TestFiles.Fixture(""), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Decks))]
    public void Run_Deck_PrintsWhatLammpsPrinted(string name)
    {
        double tolerance = Tolerance(name);
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        folder.CopyFrom(TestFiles.Good);
        StringWriter log = new();
        DeckRunner.Run(folder[name + ".in"], new DeckRunOptions { WorkingFolder = folder.Path, LogWriter = log });
        string[] found = Relevant(log.ToString()), expected = File.ReadAllLines(TestFiles.Fixture(name + ".txt"));
        Assert.That(found, Has.Length.EqualTo(expected.Length), string.Join('\n', found));
        for (int k = 0; k < found.Length; k++) AssertLine(found[k], expected[k], tolerance);
    }

    [TestCase("dumps.custom")]
    [TestCase("building.custom")]
    [TestCase("dumps.atom")]
    [TestCase("dumps.thresh")]
    [TestCase("dumps.once")]
    [TestCase("dumps.000.xyz")]
    [TestCase("dumps.010.xyz")]
    public void Run_DeckWithDumps_WritesTheBytesThatLammpsWrote(string file)
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        folder.CopyFrom(TestFiles.Good);
        DeckRunner.Run(folder[file.Split('.')[0] + ".in"], new DeckRunOptions { WorkingFolder = folder.Path });
        Assert.That(File.ReadAllText(folder[file]), Is.EqualTo(File.ReadAllText(TestFiles.Fixture(file))));
    }

    [Test]
    public void Run_AnyNumberOfThreads_WritesTheSameBytes()
    {
        string Tables(int threads)
        {
            using TestFiles.ScratchFolder folder = TestFiles.Scratch();
            folder.CopyFrom(TestFiles.Good);
            StringWriter log = new();
            DeckRunner.Run(folder["molecule.in"], new DeckRunOptions { WorkingFolder = folder.Path, LogWriter = log, Threads = threads });
            return string.Join('\n', Relevant(log.ToString())) + File.ReadAllText(folder["molecule.written"]);
        }
        string one = Tables(1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tables(2), Is.EqualTo(one));
            Assert.That(Tables(3), Is.EqualTo(one));
        }
    }

    // Sums in another order change the last digits; a comment "# tolerance 2e-8: reason" in a deck relaxes the usual bound.
    private static double Tolerance(string name)
    {
        string? line = File.ReadLines(Path.Combine(TestFiles.Good, name + ".in")).FirstOrDefault(l => l.StartsWith("# tolerance ", StringComparison.Ordinal));
        return line is null ? 1e-9 : double.Parse(line.Split(' ')[2].TrimEnd(':'), CultureInfo.InvariantCulture);
    }

    private static string[] Relevant(string log)
    {
        List<string> keep = [];
        bool table = false;
        foreach (string line in log.Split('\n'))
        {
            if (line.StartsWith("Per MPI rank", StringComparison.Ordinal)) table = true;
            else if (line.StartsWith("Loop time of", StringComparison.Ordinal)) table = false;
            else if ((table |= line.StartsWith("Step ", StringComparison.Ordinal)) || line.StartsWith("= ", StringComparison.Ordinal)) keep.Add(Cpu().Replace(line, "CPU"));
        }
        return [.. keep];
    }

    private static void AssertLine(string found, string expected, double tolerance)
    {
        if (found == expected) return;
        string[] a = Words(found), b = Words(expected);
        Assert.That(a, Has.Length.EqualTo(b.Length), $"found    {found}\nexpected {expected}");
        double[] numbers = b.Select(Number).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).ToArray();
        for (int k = 0; k < a.Length; k++)
        {
            if (a[k] == b[k]) continue;
            double x = Number(a[k]), y = Number(b[k]);
            // A component that cancels is compared with the size of its row.
            Assert.That(x, Is.EqualTo(y).Within(tolerance * Math.Max(Math.Abs(y), 0.01 * numbers.Max())), $"word {k + 1}\nfound    {found}\nexpected {expected}");
        }
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double Number(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double x) ? x : double.NaN;

    [GeneratedRegex(@"CPU = +\S+ \(sec\)")]
    private static partial Regex Cpu();
}
