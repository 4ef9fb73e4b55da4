using PolyMD.Analysis.Statistics;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Transport;

/// <summary>
/// Thermal conductivity of the Lennard-Jones fluid at density 0.6, temperature 1.35, cutoff 2.5, by two ways of driving the heat.
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
        using DeckFolder folder = new();
        NumberTable rows = folder.Run(DeckFolder.DeckText("kappa.in"), Environment.ProcessorCount, ("bath", bath))[^1];
        List<NumberTableBlock> blocks = AveTimeReader.ReadChunks(folder.FullName("profile.txt")).Blocks;
        Assert.That(blocks, Has.Count.EqualTo(10));

        double edge = Math.Cbrt(4 / 0.6), area = 100 * edge * edge, half = 10 * edge;
        double[] taken = rows.Column("v_taken");
        double[] flux = [.. blocks.Select((_, k) => (taken[k + 1] - taken[k]) / (BlockSteps * 0.005) / (2 * area))];
        double[] difference = [.. blocks.Select(b => Temperature(b, 0) - Temperature(b, Bins / 2))];
        Measured q = Mean(flux), fall = Mean(difference), kappa = Measured.Ratio(q.Scale(half, ""), fall, "");
        TestContext.Out.WriteLine($"{bath}: flux {q}, temperature difference {fall}, conductivity {kappa}");
        Assert.That(kappa.Value, Is.InRange(low, high));
        if (bath == "ehex")
        {
            double[] energy = rows.Column("TotEng");
            Assert.That(energy[^1], Is.EqualTo(energy[0]).Within(0.2).Percent, "eHEX takes out what it puts in; the bare cutoff lets the energy wander");
        }
    }

    private static double Temperature(NumberTableBlock block, int bin) => block.Table[bin, block.Table.Require("temp")];

    private static Measured Mean(double[] x)
    {
        double mean = x.Average();
        return new Measured(mean, Math.Sqrt(x.Sum(v => (v - mean) * (v - mean)) / (x.Length - 1) / x.Length), x.Length, "");
    }
}
