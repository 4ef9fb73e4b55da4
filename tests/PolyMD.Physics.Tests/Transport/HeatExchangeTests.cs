using PolyMD.Analysis.Statistics;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Transport;

/// <summary>
/// Energy conservation of heat exchange, P. Wirnsberger, D. Frenkel, C. Dellago, J. Chem. Phys. 143, 124104 (2015): HEX loses energy at a
/// steady rate, eHEX repairs its leading error. LAMMPS' examples (2000 atoms, 710000 steps of 0.007) fall by 36.7 with HEX and by 0.01 with
/// eHEX. Here 1000 atoms and 24000 steps, tests/decks/physics/ehex-drift.in, against LAMMPS 29 Sep 2021 on the same deck.
/// </summary>
[TestFixture, Category("Slow")]
[Parallelizable(ParallelScope.All)]
public sealed class HeatExchangeTests
{
    private const double LammpsHex = -0.252, LammpsHexError = 0.019;

    /// <summary>
    /// Drift in energy units per 10000 steps. HEX: its losses add up like a random walk, so the mean of the eleven differences between means
    /// over 2000 steps and their scatter; four combined errors. eHEX: stationary noise about a constant, so the slope of the straight line,
    /// known to 0.003; 5 % of the HEX drift is 0.015. False failures with fresh seeds 1e-4 together; the seed is fixed.
    /// </summary>
    [Test]
    public void Energy_WithEhex_IsConservedAndWithHexIsNot()
    {
        double[] lossy = Energies("hex"), kept = Energies("none");
        Measured hex = Agreement.Blocks([.. lossy.Skip(1).Select((e, k) => 5 * (e - lossy[k]))]);
        LinearFit ehex = LinearFit.Fit([.. Enumerable.Range(0, kept.Length).Select(k => 0.2 * k)], kept);
        TestContext.Out.WriteLine($"drift per 10000 steps: HEX {hex}, eHEX {ehex.Slope:G3} +- {ehex.SlopeError:G2}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hex.Value, Is.EqualTo(LammpsHex).Within(4 * Math.Sqrt(hex.StandardError * hex.StandardError + LammpsHexError * LammpsHexError)), "HEX loses what LAMMPS' loses");
            Assert.That(ehex.Slope, Is.EqualTo(0).Within(0.05 * Math.Abs(hex.Value)), "eHEX keeps 95 % of that");
        }
    }

    private static double[] Energies(string word)
    {
        using DeckFolder folder = new();
        NumberTable rows = folder.Run(DeckFolder.DeckText("ehex-drift.in"), 1, ("word", word))[^1];
        double[] energy = rows.Column("f_energy")[1..];
        NumberTableBlock profile = AveTimeReader.ReadChunks(folder.FullName("profile.txt")).Blocks[^1];
        int column = profile.Table.Require("temp");
        Assert.That(profile.Table[0, column] - profile.Table[10, column], Is.GreaterThan(0.1), "heat flows: the hot layer is hotter");
        return energy;
    }
}
