using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.IO.Tests.Readers;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class TableReaderTests
{
    [Test]
    public void ReadScalars_LammpsHeatFile_HasColumnsAndTheSignOfTheTally()
    {
        NumberTable table = AveTimeReader.ReadScalars(Fixture.Path("heat.txt"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Columns, Is.EqualTo(new[] { "TimeStep", "f_hot", "f_cold" }));
            Assert.That(table.Column("TimeStep"), Is.EqualTo(new[] { 0.0, 100.0, 200.0 }));
            Assert.That(table[1, 1], Is.EqualTo(-22.4706).Within(1e-9));
            // The hot bath gives energy to the atoms: its tally is negative. The interface analysis relies on this.
            Assert.That(table[2, table.Require("f_hot")], Is.Negative);
        }
    }

    [Test]
    public void ReadChunks_LammpsProfile_HasBlocksOfBins()
    {
        NumberTableSeries series = AveTimeReader.ReadChunks(Fixture.Path("profile.txt"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(series.Columns, Is.EqualTo(new[] { "Chunk", "Coord1", "Ncount", "density/mass", "temp" }));
            Assert.That(series.Blocks.Select(b => b.Step), Is.EqualTo(new[] { 100L, 200L }));
            Assert.That(series.Blocks[0].Table.RowCount, Is.EqualTo(6));
            Assert.That(series.Blocks[0].Table.Column("temp")[1], Is.EqualTo(1.37037).Within(1e-9));
            Assert.That(series.Blocks[1].Table.Column("Ncount").Sum(), Is.EqualTo(32).Within(1e-6));
        }
    }

    [Test]
    public void ReadVectors_LammpsRdf_HasRowsPerBlock()
    {
        NumberTableSeries series = AveTimeReader.ReadVectors(Fixture.Path("rdf.txt"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(series.Columns[1], Is.EqualTo("c_rdf[1]"));
            Assert.That(series.Blocks, Has.Count.EqualTo(2));
            Assert.That(series.Blocks[0].Table.RowCount, Is.EqualTo(12));
            Assert.That(series.Blocks[0].Table[0, 1], Is.EqualTo(0.075).Within(1e-12));
        }
    }

    [Test]
    public void ThermoLog_ThreeRuns_GivesATablePerRun()
    {
        IReadOnlyList<NumberTable> tables = ThermoLogReader.Read(Fixture.Path("thermo.log.txt"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tables, Has.Count.EqualTo(2));
            Assert.That(tables[0].Column("Step"), Is.EqualTo(new[] { 0.0, 100.0, 200.0 }));
            Assert.That(tables[1].Column("Step"), Is.EqualTo(new[] { 200.0, 300.0 }));
            Assert.That(tables[0].Columns, Has.Member("f_hot"));
            for (int r = 0; r < 3; r++)
            {
                Assert.That(tables[0].Column("PotEng")[r] + tables[0].Column("KinEng")[r], Is.EqualTo(tables[0].Column("TotEng")[r]).Within(1e-6));
            }
        }
    }

    [Test]
    public void ThermoLog_WarningInsideATable_IsPassedOver()
    {
        IReadOnlyList<NumberTable> tables = ThermoLogReader.Read(new StringReader("Step Temp\n  0 1.5\nWARNING: something (file.cpp:3)\n 10 2.5\nLoop time of 1 on 1 procs for 10 steps with 2 atoms\n 99 1 2 3\n"), "log");
        Assert.That(tables.Single().Column("Temp"), Is.EqualTo(new[] { 1.5, 2.5 }));
    }

    [Test]
    public void ThermoLog_NotANumber_IsKept()
    {
        IReadOnlyList<NumberTable> tables = ThermoLogReader.Read(new StringReader("Step Temp PotEng\n 0 -nan inf\n"), "log");
        Assert.That(tables[0][0, 1], Is.NaN);
        Assert.That(tables[0][0, 2], Is.EqualTo(double.PositiveInfinity));
    }

    [Test]
    public void ThermoLog_HalfARowAtTheEnd_IsDropped()
    {
        IReadOnlyList<NumberTable> tables = ThermoLogReader.Read(new StringReader("Step Temp PotEng\n 0 1 2\n 10 3"), "log");
        Assert.That(tables[0].RowCount, Is.EqualTo(1));
    }

    [TestCase("# Chunk-averaged data\n# Timestep Number-of-chunks Total-count\n# Chunk Coord1 Ncount temp\n10 2 5\n 1 0.5 2 x\n 2 1.5 3 4\n", "f:5:10: a number was expected, got 'x'")]
    [TestCase("# Chunk Coord1 Ncount temp\n10 2 5\n 1 0.5 2\n 2 1.5 3 4\n", "f:3: the line has too few values")]
    [TestCase("# Chunk Coord1 Ncount temp\n10 2 5\n 1 0.5 2 3 4\n 2 1.5 3 4\n", "f:3:12: row: 4 values were expected, got more")]
    [TestCase("10 2 5\n 1 0.5 2 3\n", "f:1: a header line '# Chunk ...' was expected")]
    [TestCase("", "f:0: no header line '# Chunk ...' was found")]
    public void ReadChunks_Damage_IsReportedWithItsPlace(string text, string message) =>
        Assert.That(() => AveTimeReader.ReadChunks(new StringReader(text), "f"), Throws.TypeOf<ResultFileException>().With.Message.StartsWith(message));

    [TestCase("# Chunk Coord1 Ncount temp\n10 2 5\n 1 0.5 2 3\n 2 1.5 3 4\n20 2 5\n 1 0.5 2 3\n")]
    [TestCase("# Chunk Coord1 Ncount temp\n10 2 5\n 1 0.5 2 3\n 2 1.5 3 4\n20 2 5\n 1 0.5 2 3\n 2 1.5")]
    [TestCase("# Chunk Coord1 Ncount temp\n10 2 5\n 1 0.5 2 3\n 2 1.5 3 4\n20")]
    public void ReadChunks_FileCutShort_KeepsTheCompleteBlocks(string text) =>
        Assert.That(AveTimeReader.ReadChunks(new StringReader(text), "f").Blocks.Select(b => b.Step), Is.EqualTo(new[] { 10L }));

    [Test]
    public void ReadScalars_VectorFile_SaysWhatItIs() =>
        Assert.That(() => AveTimeReader.ReadScalars(Fixture.Path("rdf.txt")), Throws.TypeOf<ResultFileException>().With.Message.Contains("vector-mode"));

    [Test]
    public void Require_MissingColumn_ListsTheColumns() =>
        Assert.That(() => AveTimeReader.ReadScalars(Fixture.Path("heat.txt")).Require("f_warm"),
            Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("f_hot"));
}
