using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Transport;

/// <summary>
/// Shear viscosity of the two-dimensional Lennard-Jones fluid at density 0.6, temperature 1, cutoff 2.5, in ten blocks, against LAMMPS
/// 29 Sep 2021 on the same deck, tests/decks/physics/viscosity.in. Published for the state, single runs without error: Green-Kubo and
/// Einstein 1.07, moving wall 0.946, Müller-Plathe 0.997 (LAMMPS' examples, which say about 1.0).
/// </summary>
[TestFixture, Category("Slow")]
[Parallelizable(ParallelScope.All)]
public sealed class ShearViscosityTests
{
    [Test]
    public void Viscosity_AtEquilibrium_IsThatOfLammps()
    {
        NumberTable rows = Run("equilibrium", 40_000);
        using (Assert.EnterMultipleScope())
        {
            Agreement.Assert("viscosity, Green-Kubo", Agreement.Blocks(rows.Column("v_eta").AsSpan(1)), 1.109, 0.150);
            Agreement.Assert("viscosity, Einstein", Agreement.Blocks(rows.Column("v_other").AsSpan(1)), 1.032, 0.084);
        }
    }

    /// <summary>The first blocks belong to the wall's start and are left out.</summary>
    [Test]
    public void Viscosity_BetweenWalls_IsThatOfLammps() =>
        Agreement.Assert("viscosity", Agreement.Blocks(Run("wall", 10_000).Column("v_eta").AsSpan(3)), 0.960, 0.029);

    /// <summary>
    /// The binary of LAMMPS at hand has no fix viscosity: against its own Green-Kubo and the published 0.997 only. Momentum moved since the
    /// start goes into the value: differences of the last column take the blocks apart.
    /// </summary>
    [Test]
    public void Viscosity_FromExchangedMomenta_IsNearThePublished()
    {
        const int steps = 10_000;
        NumberTable rows = Run("mp", steps);
        double[] eta = rows.Column("v_eta"), moved = rows.Column("v_other");
        // eta(k) = -moved(k)/(2 t(k) lx) / gradient(k): the block's own share in place of the sum since the start.
        double[] blocks = [.. Enumerable.Range(3, eta.Length - 3).Select(k => eta[k] * k * (moved[k] - moved[k - 1]) / moved[k])];
        Measured measured = BlockAverage.Estimate(blocks).ToMeasured("");
        TestContext.Out.WriteLine($"viscosity {measured}");
        Assert.That(measured.StandardError, Is.LessThan(0.1));
        Assert.That(measured.Value, Is.EqualTo(1.0).Within(4 * measured.StandardError + 0.05));
    }

    private static NumberTable Run(string method, int block)
    {
        using DeckFolder folder = new();
        return folder.Run(DeckFolder.DeckText("viscosity.in"), 1, ("method", method), ("nBlock", $"{block}"))[^1];
    }
}
