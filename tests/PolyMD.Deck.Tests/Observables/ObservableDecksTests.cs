using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PolyMD.Deck.Tests.Observables;

/// <summary>Computes, averaging fixes and dumps against what LAMMPS wrote for the same decks (fixtures/observables): every thermo row and every file.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed partial class ObservableDecksTests
{
    // The head of a DCD file up to its titles, and the two titles, which name the program.
    private const int DcdHead = 92, DcdTitles = 172;

    private static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "fixtures", "observables");

    [TestCase("chunks", 1, 1e-9)]
    [TestCase("chunks", 2, 1e-9)]
    [TestCase("simple", 2, 1e-9)]
    [TestCase("averages", 2, 1e-9)]
    [TestCase("dumps", 1, 1e-9)]
    [TestCase("planes", 2, 1e-9)]
    [TestCase("correlate-long", 1, 1e-9)]
    [TestCase("times", 1, 1e-9)]
    [TestCase("chunk-averages", 2, 1e-9)]
    [TestCase("chunk-keywords", 2, 1e-9)]
    [TestCase("order", 2, 1e-9)]
    [TestCase("control", 1, 1e-9)]
    [TestCase("stored", 1, 1e-9)]
    public void Run_Deck_WritesWhatLammpsWrote(string name, int threads, double tolerance)
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        folder.CopyFrom(Folder);
        Directory.CreateDirectory(folder["out"]);
        StringWriter log = new();
        DeckRunner.Run(folder[name + ".in"], new DeckRunOptions { WorkingFolder = folder.Path, LogWriter = log, Threads = threads });
        using (Assert.EnterMultipleScope())
        {
            foreach (string expected in Directory.EnumerateFiles(Path.Combine(Folder, "expected", name)).Order())
            {
                string file = Path.GetFileName(expected);
                string found = Path.Combine(folder["out"], file);
                if (file != "thermo.txt" && !File.Exists(found)) Assert.Fail($"{name}: {file} was not written");
                else if (file.EndsWith(".dcd", StringComparison.Ordinal)) AssertDcd(file, File.ReadAllBytes(found), File.ReadAllBytes(expected));
                else if (file.EndsWith(".xtc", StringComparison.Ordinal)) AssertXtc(file, File.ReadAllBytes(found), File.ReadAllBytes(expected));
                else
                {
                    string[] lines = file == "thermo.txt" ? Table(log.ToString()) : File.ReadAllLines(found);
                    // Six digits are written there: the last may round the other way.
                    AssertLines($"{name}/{file}", lines, File.ReadAllLines(expected), file.EndsWith(".cfg", StringComparison.Ordinal) ? 2e-5 : tolerance);
                }
            }
        }
    }

    private static string[] Table(string log)
    {
        List<string> keep = [];
        bool table = false;
        foreach (string line in log.Split('\n'))
        {
            if (line.StartsWith("Per MPI rank", StringComparison.Ordinal)) table = true;
            else if (line.StartsWith("Loop time of", StringComparison.Ordinal)) table = false;
            else if (line.StartsWith("= ", StringComparison.Ordinal) || (table && !line.StartsWith("WARNING", StringComparison.Ordinal))) keep.Add(Cpu().Replace(line, "CPU"));
        }
        return [.. keep];
    }

    private static void AssertLines(string file, string[] found, string[] expected, double tolerance)
    {
        Assert.That(found, Has.Length.EqualTo(expected.Length), file);
        if (found.Length != expected.Length) return;
        for (int k = 0; k < found.Length; k++)
        {
            if (found[k] == expected[k]) continue;
            string[] a = Words(found[k]), b = Words(expected[k]);
            Assert.That(a, Has.Length.EqualTo(b.Length), $"{file} line {k + 1}\nfound    {found[k]}\nexpected {expected[k]}");
            if (a.Length != b.Length) return;
            for (int w = 0; w < a.Length; w++)
            {
                if (a[w] == b[w]) continue;
                double x = Number(a[w]), y = Number(b[w]);
                if (double.IsNaN(x) || double.IsNaN(y)) Assert.That(a[w], Is.EqualTo(b[w]), $"{file} line {k + 1}, word {w + 1}");
                // Sums that cancel are not asked for more digits than their parts have.
                else Assert.That(x, Is.EqualTo(y).Within(tolerance * Math.Max(Math.Abs(y), 1e-6)), $"{file} line {k + 1}, word {w + 1}");
            }
        }
    }

    private static void AssertDcd(string file, byte[] found, byte[] expected)
    {
        Assert.That(found, Has.Length.EqualTo(expected.Length), file);
        Assert.That(found[..DcdHead], Is.EqualTo(expected[..DcdHead]), file);
        Assert.That(found[(DcdHead + DcdTitles)..], Is.EqualTo(expected[(DcdHead + DcdTitles)..]), file);
    }

    // The compression leaves the writer a choice; what must agree are head, cell, precision and the bounds of the coordinates.
    private static void AssertXtc(string file, byte[] found, byte[] expected)
    {
        int a = 0, b = 0, frames = 0;
        for (; a < found.Length && b < expected.Length; frames++)
        {
            const int head = 56 + 4 + 24;
            Assert.That(found[a..(a + head)], Is.EqualTo(expected[b..(b + head)]), $"{file} frame {frames + 1}");
            a += head + 8 + Padded(found, a + head + 4);
            b += head + 8 + Padded(expected, b + head + 4);
        }
        Assert.That((a, b), Is.EqualTo((found.Length, expected.Length)), file);
    }

    private static int Padded(byte[] data, int at) => (BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at)) + 3) / 4 * 4;

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double Number(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double x) ? x : double.NaN;

    [GeneratedRegex(@"CPU = +\S+ \(sec\)")]
    private static partial Regex Cpu();
}
