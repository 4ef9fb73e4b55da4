using System.Globalization;
using PolyMD.Deck;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Fixes;

/// <summary>
/// Runs every deck of tests/fixtures/fixes and compares each number of its thermo tables with LAMMPS'. Differences are measured against the
/// largest number of the column. A comment "# tolerance 1e-7: reason" in a deck relaxes the usual bound.
/// </summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class FixDeckTests
{
    // Round-off of other orders of summation, grown along a hundred steps of a liquid.
    private const double Tolerance = 1e-9;

    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "fixtures", "fixes");

    private static IEnumerable<string> Decks => Directory.EnumerateFiles(Folder, "*.ref").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Decks))]
    public void Run_Deck_FollowsLammps(string name)
    {
        string text = File.ReadAllText(Path.Combine(Folder, name + ".in"));
        double tolerance = Bound(text);
        IReadOnlyList<NumberTable> found = Run(text, name, 1), expected = ThermoLogReader.Read(new StringReader(Reference(name)), name);
        Assert.That(found, Has.Count.EqualTo(expected.Count), "tables");
        using (Assert.EnterMultipleScope())
        {
            for (int t = 0; t < expected.Count; t++)
            {
                Assert.That(found[t].RowCount, Is.EqualTo(expected[t].RowCount), $"rows of table {t + 1}");
                for (int c = 0; c < expected[t].Columns.Count; c++)
                {
                    double size = 1e-12;
                    for (int r = 0; r < expected[t].RowCount; r++) size = Math.Max(size, Math.Abs(expected[t][r, c]));
                    for (int r = 0; r < expected[t].RowCount; r++)
                        Assert.That(found[t][r, c], Is.EqualTo(expected[t][r, c]).Within(tolerance * size), $"{expected[t].Columns[c]} at step {expected[t][r, 0]} of table {t + 1}");
                }
            }
        }
    }

    /// <summary>Loops over clusters, bodies and atoms give the same bits on any number of threads.</summary>
    [TestCase("shake")]
    [TestCase("rattle")]
    [TestCase("respa")]
    public void Run_AnyNumberOfThreads_GivesTheSameNumbers(string name)
    {
        string text = File.ReadAllText(Path.Combine(Folder, name + ".in"));
        IReadOnlyList<NumberTable> one = Run(text, name, 1);
        foreach (int threads in (int[])[2, 3, 7])
        {
            IReadOnlyList<NumberTable> other = Run(text, name, threads);
            for (int r = 0; r < one[0].RowCount; r++)
            {
                for (int c = 0; c < one[0].Columns.Count; c++) Assert.That(other[0][r, c], Is.EqualTo(one[0][r, c]), $"{threads} threads, row {r}, {one[0].Columns[c]}");
            }
        }
    }

    /// <summary>
    /// The strain energy ½ Tr(σ hᵀ h) belongs to the force h σ hᵀ on the strains, and with it the energy is conserved in a tilted cell. LAMMPS (2021)
    /// reports ½ Tr(σ h hᵀ), with which it moves by 0.1 here.
    /// </summary>
    [Test]
    public void Barostat_StrainingATiltedCell_ConservesEnergy()
    {
        const string deck = """
            include tilted.lmp
            timestep 0.001
            pair_modify shift yes
            fix 1 all npt temp 1.0 1.0 0.5 x 2 2 2 y 1 1 2 z 3 3 2 xy 0.5 0.5 1 xz -0.3 -0.3 1 yz 0.4 0.4 1.5
            thermo_style custom step etotal f_1
            thermo_modify format float %.15g
            run 500
            """;
        NumberTable table = Run(deck, "strain", 1)[0];
        double[] taken = [.. Enumerable.Range(0, table.RowCount).Select(r => table[r, 2])], sum = [.. Enumerable.Range(0, table.RowCount).Select(r => table[r, 1] + table[r, 2])];
        Assert.That(taken.Max() - taken.Min(), Is.GreaterThan(1));
        Assert.That(sum.Max() - sum.Min(), Is.LessThan(0.004));
    }

    /// <summary>A restart file holds the whole state of barostats: the rows after it are those of the uninterrupted run, but for round-off by the neighbour lists that are built anew.</summary>
    [TestCase("tilted.lmp", "npt temp 1.0 1.2 0.5 x 2 1 2 y 1 1 2 z 3 3 2 xy 0.5 0.3 1 xz -0.3 0 1 yz 0.4 0.4 1.5 nreset 15")]
    [TestCase("tilted.lmp", "nph tri 1 2 1 couple xy")]
    [TestCase("solution.lmp", "rigid/npt molecule temp 300 350 50 aniso 100 200 300")]
    [TestCase("solution.lmp", "rigid/nph/small molecule iso 100 200 300")]
    public void Barostat_ContinuedFromARestart_GivesTheSameRows(string system, string fix)
    {
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.restart");
        string run = $"""
            neigh_modify delay 0 every 1 check yes
            fix 1 all {fix}
            thermo_style custom step temp press pe lx ly lz xy yz f_1
            thermo_modify format float %.17g
            thermo 10
            """;
        try
        {
            NumberTable whole = Run($"include {system}\n{run}\nrestart 20 {file}.*\nrun 40", "whole", 1)[0];
            string rest = $"read_restart {file}.20\n{run}\nrun 20 start 0 stop 40";
            NumberTable continued = Run(rest, "rest", 1)[0];
            for (int r = 0; r < continued.RowCount; r++)
                for (int c = 0; c < continued.Columns.Count; c++) Assert.That(continued[r, c], Is.EqualTo(whole[r + 2, c]).Within(1e-11 * Math.Max(1, Math.Abs(whole[r + 2, c]))), $"{continued.Columns[c]} at step {continued[r, 0]}");
        }
        finally
        {
            foreach (string f in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*")) File.Delete(f);
        }
    }

    private static IReadOnlyList<NumberTable> Run(string text, string name, int threads)
    {
        using StringWriter log = new();
        DeckRunner.RunText(text, name, new DeckRunOptions { WorkingFolder = Folder, Threads = threads, LogWriter = log, EchoLog = false });
        return ThermoLogReader.Read(new StringReader(log.ToString()), name);
    }

    // Tables end with a line of the log that the references leave out.
    private static string Reference(string name) => string.Join('\n', File.ReadLines(Path.Combine(Folder, name + ".ref")).Where(l => l[0] != '#'));

    private static double Bound(string text)
    {
        string? line = text.Split('\n').FirstOrDefault(l => l.StartsWith("# tolerance ", StringComparison.Ordinal));
        return line is null ? Tolerance : double.Parse(line.Split(' ')[2].TrimEnd(':'), CultureInfo.InvariantCulture);
    }
}
