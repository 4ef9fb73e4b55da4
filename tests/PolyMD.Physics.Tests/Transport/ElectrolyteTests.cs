using PolyMD.Analysis.Structure;
using PolyMD.Building;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Transport;

/// <summary>The bulk electrolyte deck as a user runs it with the quick preset: who coordinates lithium, how dense the melt is.</summary>
[TestFixture]
public sealed class ElectrolyteTests
{
    /// <summary>
    /// Simulations of PEO/LiTFSI give a first Li-O(ether) peak at 2.0 to 2.1 A, 5 to 6 oxygens around lithium and 1.06 to 1.12 g/cm3
    /// without, a little more with salt. 60 ps from a random packing is far from equilibrium: lithium has found neighbours but
    /// not yet wrapped a chain around itself, so fewer oxygens are accepted.
    /// </summary>
    [Test, Category("Slow")]
    public void QuickPreset_LithiumAndEtherOxygen_CoordinateAtThePublishedDistance()
    {
        BuiltCase built = DeckFolder.Build("peo-litfsi", "eo20");
        using DeckFolder folder = new();
        folder.Write(built);
        IReadOnlyList<NumberTable> tables = folder.Run(built.Deck, Environment.ProcessorCount);
        NumberTableSeries series = AveTimeReader.ReadVectors(folder.FullName("rdf.txt"));
        FirstShell ether = RdfTable.Average(series, 0).FindFirstShell(), anion = RdfTable.Average(series, 1).FindFirstShell();
        double density = tables[^1].Column("Density").Average();
        TestContext.Out.WriteLine($"ether {ether}\nanion {anion}\ndensity {density:F4} g/cm3");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ether.PeakPosition, Is.InRange(1.9, 2.2), "first peak, A");
            Assert.That(ether.CoordinationNumber, Is.InRange(1.5, 7), "ether oxygens around lithium");
            Assert.That(density, Is.InRange(0.95, 1.25), "g/cm3");
        }
    }
}
