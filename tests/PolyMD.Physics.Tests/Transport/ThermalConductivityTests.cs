using PolyMD.Analysis.Statistics;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Transport;

/// <summary>
/// Thermal conductivity of the Lennard-Jones fluid at density 0.6, temperature 1.35, cutoff 2.5, by driving the heat in four ways and from the fluctuations of its current.
/// Published for this set-up, single runs without error: Langevin 3.29, eHEX 3.45, Müller-Plathe 3.41 (LAMMPS' examples);
/// Evans, Phys. Rev. A 34, 1449 (1986): about 3.4. Here too: bath to bath, temperatures of the two bath layers.
/// </summary>
[TestFixture]
public sealed class ThermalConductivityTests
{
    private const int Bins = 20, BlockSteps = 2000;

    /// <summary>
    /// 20000 steps in ten blocks. The standard error from the blocks is near 0.15 (Langevin) and 0.06 (eHEX) but the profile relaxes
    /// in about two blocks, so the true one is up to twice that; the window is three of those wide and includes the published values.
    /// </summary>
    [TestCase("langevin", 2.8, 4.2)]
    [TestCase("ehex", 3.1, 4.0)]
    [Category("Slow")]
    public void Conductivity_OfTheLennardJonesFluid_IsNearThePublished(string bath, double low, double high)
    {
        (Measured kappa, NumberTable rows) = Measure(bath, 10, Environment.ProcessorCount, x => Agreement.Blocks(x));
        Assert.That(kappa.Value, Is.InRange(low, high));
        if (bath == "ehex")
        {
            double[] energy = rows.Column("TotEng");
            Assert.That(energy[^1], Is.EqualTo(energy[0]).Within(0.2).Percent, "eHEX takes out what it puts in; the bare cutoff lets the energy wander");
        }
    }

    /// <summary>
    /// The same deck with 2880 atoms (-var nx 6), against LAMMPS 29 Sep 2021 on it: value and standard error of its ten blocks by the same
    /// analysis. Four combined errors: false failures 6e-5 each with fresh seeds; the seeds are fixed.
    /// </summary>
    [TestCase("heat", 10, 3.538, 0.087)]
    [TestCase("mp", 25, 3.651, 0.096)]
    [Category("Slow")]
    public void Conductivity_OfANarrowCell_IsThatOfLammps(string bath, int exchange, double lammps, double error)
    {
        (Measured kappa, _) = Measure(bath, 6, 1, x => BlockAverage.Estimate(x).ToMeasured(""), ("nSwap", $"{exchange}"));
        Agreement.Assert("conductivity", kappa, lammps, error);
    }

    /// <summary>Green-Kubo, 500 atoms, ten blocks of 20000 steps; LAMMPS likewise.</summary>
    [Test, Category("Slow")]
    public void Conductivity_FromTheHeatCurrent_IsThatOfLammps()
    {
        using DeckFolder folder = new();
        double[] blocks = folder.Run(DeckFolder.DeckText("kappa-gk.in"))[^1].Column("v_kappa")[1..];
        Agreement.Assert("conductivity", Agreement.Blocks(blocks), 3.42, 0.22);
    }

    private static (Measured Kappa, NumberTable Rows) Measure(string bath, int across, int threads, Func<double[], Measured> mean, params (string, string)[] variables)
    {
        using DeckFolder folder = new();
        NumberTable rows = folder.Run(DeckFolder.DeckText("kappa.in"), threads, [("bath", bath), ("nx", $"{across}"), .. variables])[^1];
        List<NumberTableBlock> blocks = AveTimeReader.ReadChunks(folder.FullName("profile.txt")).Blocks;
        Assert.That(blocks, Has.Count.EqualTo(10));

        double edge = Math.Cbrt(4 / 0.6), area = across * across * edge * edge, half = 10 * edge;
        double[] taken = rows.Column("v_taken");
        double[] flux = [.. blocks.Select((_, k) => (taken[k + 1] - taken[k]) / (BlockSteps * 0.005) / (2 * area))];
        double[] difference = [.. blocks.Select(b => Math.Abs(Temperature(b, 0) - Temperature(b, Bins / 2)))];
        Measured q = mean(flux), fall = mean(difference), kappa = Measured.Ratio(q.Scale(half, ""), fall, "");
        TestContext.Out.WriteLine($"{bath}: flux {q}, temperature difference {fall}, conductivity {kappa}");
        return (kappa, rows);
    }

    private static double Temperature(NumberTableBlock block, int bin) => block.Table[bin, block.Table.Require("temp")];
}
