using System.IO.Compression;
using PolyMD.Deck.Provenance;

namespace PolyMD.Deck.Tests;

/// <summary>What counts as a time in a log, and what is said of files that differ.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class FileComparisonTests : IDisposable
{
    private readonly TestFiles.ScratchFolder _folder = TestFiles.Scratch();

    public void Dispose() => _folder.Dispose();

    [TestCase("Loop time of 0.125 on 1 procs for 40 steps with 108 atoms", "Loop time of 1.5e-05 on 1 procs for 40 steps with 108 atoms", true)]
    [TestCase("Loop time of 0.125 on 1 procs for 40 steps with 108 atoms", "Loop time of 0.125 on 1 procs for 41 steps with 108 atoms", false)]
    [TestCase("Performance: 1.2 tau/day, 3 timesteps/s", "Performance: 1.3 tau/day, 4 timesteps/s", true)]
    [TestCase("99.1% CPU use with 1 MPI tasks x 1 OpenMP threads", "170.0% CPU use with 1 MPI tasks x 2 OpenMP threads", true)]
    [TestCase("Pair    | 0.1        | 0.1        | 0.1        |   0.0 | 90.00", "Pair    | 0.2        | 0.2        | 0.2        |   0.0 | 91.00", true)]
    [TestCase("Total wall time: 0:00:01", "Total wall time: 0:10:01", true)]
    [TestCase("Per MPI rank memory allocation (min/avg/max) = 40.1 | 40.1 | 40.1 Mbytes", "Per MPI rank memory allocation (min/avg/max) = 41 | 41 | 41 Mbytes", true)]
    [TestCase("  create_atoms CPU = 0.001 seconds", "  create_atoms CPU = 0.2 seconds", true)]
    [TestCase("---------------- Step        0 ----- CPU =      0.0000 (sec) ----------------", "---------------- Step        0 ----- CPU =      1.2000 (sec) ----------------", true)]
    [TestCase("---------------- Step        0 ----- CPU =      0.0000 (sec) ----------------", "---------------- Step        1 ----- CPU =      0.0000 (sec) ----------------", false)]
    [TestCase("  1 thread, double precision, 8 lanes", "  2 threads, double precision, 8 lanes", true)]
    [TestCase("  1 thread, double precision, 8 lanes", "  1 thread, mixed precision, 8 lanes", false)]
    [TestCase("PolyMD 0.1.0 (reads LAMMPS decks; text)", "PolyMD 0.2.0 (reads LAMMPS decks; text)", true)]
    [TestCase("# DATE: 2026-01-02 UNITS: lj Created by pair_write", "# DATE: 2026-01-03 UNITS: lj Created by pair_write", true)]
    [TestCase("# DATE: 2026-01-02 UNITS: lj Created by pair_write", "# DATE: 2026-01-02 UNITS: real Created by pair_write", false)]
    [TestCase("Neighbor list builds = 4", "Neighbor list builds = 5", false)]
    public void Line_OfALog_DiffersUnlessItIsATime(string before, string now, bool same) =>
        Assert.That(Compare(before, now, true).IsSame, Is.EqualTo(same));

    [Test]
    public void Line_OfAnotherFile_DiffersIfItIsATime() => Assert.That(Compare("Total wall time: 0:00:01", "Total wall time: 0:00:02", false).IsSame, Is.False);

    [TestCase("Step Temp CPU \n", "       0 {1} {0} \n", "Loop time of 1 on 1 procs\nStep Temp Press \n       0 1.5 {0}\n")]
    [TestCase("---\nkeywords: ['Step', 'Temp', 'CPU', ]\ndata:\n", "  - [0, {1}, {0}, ]\n", "...\nLoop time of 1 on 1 procs\n---\nkeywords: ['Step', 'Temp', 'Press', ]\ndata:\n  - [0, 1.5, {0}, ]\n")]
    public void Columns_OfTimes_AreLeftOutInTheirTableOnly(string header, string row, string after)
    {
        string Row(string time, string temperature) => header + row.Replace("{0}", time, StringComparison.Ordinal).Replace("{1}", temperature, StringComparison.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Compare(Row("0.1", "1.5"), Row("0.2", "1.5"), true).Verdict, Is.EqualTo(Verdict.SameButTimes));
            Assert.That(Compare(Row("0.1", "1.5"), Row("0.2", "1.6"), true).Verdict, Is.EqualTo(Verdict.Differs));
            Assert.That(Compare(Row("0.1", "1.5") + after.Replace("{0}", "7", StringComparison.Ordinal), Row("0.2", "1.5") + after.Replace("{0}", "8", StringComparison.Ordinal), true).Verdict, Is.EqualTo(Verdict.Differs));
        }
    }

    [Test]
    public void Report_Html_DateAndMachineAreLeftOut()
    {
        FileVerdict Html(string before, string now) => Compare(before, now, false, "report.html");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Html("<p class=\"kicker\">PolyMD · s · preset quick · 2026-01-02 10:00 +00:00</p>", "<p class=\"kicker\">PolyMD · s · preset quick · 2026-01-03 11:00 +01:00</p>").IsSame, Is.True);
            Assert.That(Html("<tr><th>threads</th><td>1</td></tr>", "<tr><th>threads</th><td>2</td></tr>").IsSame, Is.True);
            Assert.That(Html("<tr><th>seeds</th><td>1</td></tr>", "<tr><th>seeds</th><td>2</td></tr>").IsSame, Is.False);
        }
    }

    [Test]
    public void Difference_SaysWhere()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Compare("a\nb\nc\n", "a\nx\nc\n", false).Where, Is.EqualTo("line 2: was 'b', now 'x'"));
            Assert.That(Compare("a\nb\n", "a\n", false).Where, Is.EqualTo("line 2: was 'b', now the file ends"));
            Assert.That(Compare("a\n", "a\nb\n", false).Where, Is.EqualTo("line 2: the earlier file ends, now there is 'b'"));
            Assert.That(Compare("a\0bc", "a\0bd", false).Where, Is.EqualTo("byte 3"));
            Assert.That(Compare("a\0bc", "a\0b", false).Where, Is.EqualTo("byte 3: the files are of different lengths"));
        }
    }

    [Test]
    public void Compressed_FilesAreComparedByContent()
    {
        Zip("a.gz", CompressionLevel.Fastest, "line\nline\n");
        Zip("b.gz", CompressionLevel.NoCompression, "line\nline\n");
        Zip("c.gz", CompressionLevel.Fastest, "line\nother\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllBytes(_folder["a.gz"]), Is.Not.EqualTo(File.ReadAllBytes(_folder["b.gz"])));
            Assert.That(FileComparison.Compare("a.gz", _folder["a.gz"], _folder["b.gz"], false).Verdict, Is.EqualTo(Verdict.Same));
            Assert.That(FileComparison.Compare("a.gz", _folder["a.gz"], _folder["c.gz"], false).Where, Is.EqualTo("line 2: was 'line', now 'other'"));
        }
    }

    private void Zip(string name, CompressionLevel level, string text)
    {
        using StreamWriter writer = new(new GZipStream(File.Create(_folder[name]), level));
        writer.Write(text);
    }

    private FileVerdict Compare(string before, string now, bool isLog, string name = "file")
    {
        File.WriteAllText(_folder["before"], before);
        File.WriteAllText(_folder["now"], now);
        return FileComparison.Compare(name, _folder["before"], _folder["now"], isLog);
    }
}
