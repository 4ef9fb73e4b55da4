using System.Globalization;
using PolyMD.Building.ForceFields;

namespace PolyMD.Building.Tests;

[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
public sealed class NicholAcklandLithiumTests
{
    /// <summary>Energy per atom of bcc by a lattice sum.</summary>
    private static double Bcc(double a)
    {
        double pair = 0, density = 0;
        for (int i = -3; i <= 3; i++)
        {
            for (int j = -3; j <= 3; j++)
            {
                for (int k = -3; k <= 3; k++)
                {
                    foreach (double shift in new[] { 0.0, 0.5 })
                    {
                        double r = a * Math.Sqrt((i + shift) * (i + shift) + (j + shift) * (j + shift) + (k + shift) * (k + shift));
                        if (r < 1e-9 || r > NicholAcklandLithium.Cutoff) continue;
                        pair += NicholAcklandLithium.Pair(r);
                        density += NicholAcklandLithium.Density(r);
                    }
                }
            }
        }
        return NicholAcklandLithium.Embedding(density) + 0.5 * pair;
    }

    [Test]
    public void Bcc_LatticeSum_GivesPublishedEnergyAndConstant()
    {
        double best = 0, lowest = 0;
        for (double a = 3.45; a < 3.57; a += 0.0001)
        {
            double e = Bcc(a);
            if (e >= lowest) continue;
            lowest = e;
            best = a;
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lowest, Is.EqualTo(-1.64800).Within(1e-5));
            Assert.That(best, Is.EqualTo(3.5100).Within(3e-4));
        }
    }

    [Test]
    public void Bcc_Curvature_GivesPublishedBulkModulus()
    {
        // B = (C11 + 2 C12) / 3 = 13.23 GPa; V = a^3 / 2 per atom, d2E/da2 = 9 V B 2 / a^2 ... = 9 a B / 2
        const double h = 1e-3, a = NicholAcklandLithium.LatticeConstant, electronVoltPerCubicAngstrom = 160.21766;
        double second = (Bcc(a + h) - 2 * Bcc(a) + Bcc(a - h)) / (h * h);
        Assert.That(second * 2 / (9 * a) * electronVoltPerCubicAngstrom, Is.EqualTo(13.23).Within(0.05));
    }

    [TestCase(3.0, 2e-5)]
    [TestCase(1.0, 5e-3)]
    public void Pair_AtAKnot_IsContinuousWithItsSlope(double knot, double tolerance)
    {
        const double h = 1e-6;
        double below = NicholAcklandLithium.Pair(knot - 1e-12), above = NicholAcklandLithium.Pair(knot + 1e-12);
        double left = (below - NicholAcklandLithium.Pair(knot - h)) / h, right = (NicholAcklandLithium.Pair(knot + h) - above) / h;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(below, Is.EqualTo(above).Within(tolerance * Math.Max(1, Math.Abs(above))));
            Assert.That(left, Is.EqualTo(right).Within(20 * tolerance * Math.Max(1, Math.Abs(right))));
        }
    }

    [Test]
    public void DensityAndPair_AtTheCutoff_VanishWithTheirSlopes()
    {
        double r = NicholAcklandLithium.Cutoff - 1e-5;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NicholAcklandLithium.Pair(r), Is.EqualTo(0).Within(1e-14));
            Assert.That(NicholAcklandLithium.Density(r), Is.EqualTo(0).Within(1e-14));
            Assert.That(NicholAcklandLithium.Density(2.30), Is.EqualTo(0).Within(0));
            Assert.That(NicholAcklandLithium.Density(2.40), Is.GreaterThan(0));
            Assert.That(NicholAcklandLithium.RadiusTimesPair(0), Is.EqualTo(9 * 14.399645 * 1.00007).Within(1e-9));
        }
    }

    [Test]
    public void Table_Written_HoldsTheClosedFormAtEveryPoint()
    {
        string[] lines = NicholAcklandLithium.ToEamFs(6.941).Split('\n');
        double[] values = [.. lines[6..].SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
        double step = NicholAcklandLithium.Cutoff / 10000;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[0], Does.StartWith("# UNITS: metal "));
            Assert.That(lines[3], Is.EqualTo("1 Li"));
            Assert.That(lines[5], Is.EqualTo("3 6.941 3.51 bcc"));
            Assert.That(values, Has.Length.EqualTo(30000));
            Assert.That(values[100], Is.EqualTo(-Math.Sqrt(5)).Within(1e-15));
            Assert.That(values[10000 + 7000], Is.EqualTo(NicholAcklandLithium.Density(7000 * step)).Within(1e-15));
            Assert.That(values[20000 + 6000], Is.EqualTo(NicholAcklandLithium.RadiusTimesPair(6000 * step)).Within(1e-14));
        }
    }
}
