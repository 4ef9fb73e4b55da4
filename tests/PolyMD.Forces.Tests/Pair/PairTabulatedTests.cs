using PolyMD.Model;

namespace PolyMD.Forces.Tests.Pair;

/// <summary>Table files that are wrong, by file and line; interpolation at the ends of a table.</summary>
[TestFixture]
public sealed class PairTabulatedTests
{
    private const string Rows = "1 2.0 3.0 4.0\n2 3.0 1.0 1.0\n3 4.0 0.5 0.2\n4 9.0 0.0 0.0\n";

    [TestCase("A\nN 4\n\n" + Rows, "B", 0, "has no section 'B'")]
    [TestCase("# none\n\nA\n", "A", 4, "the file ends after the title of the section")]
    [TestCase("A\nR 2 9\n\n" + Rows, "A", 2, "the parameter line needs N, at least 2")]
    [TestCase("A\nN 4 R 2\n\n" + Rows, "A", 2, "a number is missing after a parameter")]
    [TestCase("A\nN 4 RR 2 9\n\n" + Rows, "A", 2, "unknown parameter 'RR'")]
    [TestCase("A\nN 6\n\n" + Rows, "A", 8, "the file ends after 4 of the 6 rows announced on line 2")]
    [TestCase("A\nN 4\n\n1 2.0 3.0 4.0\n2 3.0 1.0\n", "A", 5, "expected index, distance, energy, force; got '2 3.0 1.0'")]
    [TestCase("A\nN 4\n\n1 2.0 3.0 4.0\n2 1.5 1.0 1.0\n", "A", 5, "the distances must increase: 1.5 after 2")]
    [TestCase("A\nN 4\n\n1 2.0 3.0 x\n", "A", 4, "'x' is not a number")]
    [TestCase("A\nN 3 BITMAP 2 9\n\n" + Rows, "A", 2, "a BITMAP table has a power of two of rows, got N 3")]
    public void Read_OfAWrongFile_NamesTheLine(string text, string section, int line, string message)
    {
        using SmallSystem s = new();
        PolyMDException error = Assert.Catch<PolyMDException>(() => Add(s, text, section))!;
        Assert.That(error.Message, Does.Contain(message));
        if (line > 0) Assert.That(error, Is.InstanceOf<DataFileException>().With.Message.Contains($":{line}"));
    }

    [TestCase("10", "the cutoff must lie in the table, 2 … 9, got 10")]
    [TestCase("2", "the cutoff must lie in the table, 2 … 9, got 2")]
    public void Cutoff_OutsideTheTable_IsRefused(string cutoff, string message)
    {
        using SmallSystem s = new();
        Assert.That(() => Add(s, "A\nN 4\n\n" + Rows, "A " + cutoff), Throws.InstanceOf<DeckException>().With.Message.Contains(message));
    }

    [Test]
    public void Compute_OfAtomsCloserThanTheTable_Fails()
    {
        using SmallSystem s = new();
        Add(s, "A\nN 4\n\n1 3.4 3.0 4.0\n2 4.0 1.0 1.0\n3 5.0 0.5 0.2\n4 9.0 0.0 0.0\n", "A");
        Assert.That(() => s.Compute(), Throws.InstanceOf<PolyMDException>().With.Message.Contains("closer than the first distance of their table, 3.4"));
    }

    [Test]
    public void BitmapSection_ForAnotherTable_IsRefused()
    {
        using SmallSystem s = new();
        string text = "A\nN 64 BITMAP 2 5\n\n" + string.Concat(Enumerable.Range(1, 64).Select(k => $"{k} {1 + k} 0 0\n"));
        Assert.That(() => Add(s, text, "A"), Throws.InstanceOf<DeckException>().With.Message.Contains("here 'pair_style table bitmap 6'"));
    }

    private static void Add(SmallSystem s, string text, string words)
    {
        string path = Path.Combine(Path.GetTempPath(), $"polymd-{Guid.NewGuid():n}.table");
        File.WriteAllText(path, text);
        try { s.AddPair("table", "linear 100", $"* * {path} {words}"); }
        finally { File.Delete(path); }
    }
}
