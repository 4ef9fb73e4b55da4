using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Tests.Interfaces;

/// <summary>The extrapolation in 1/L, and the work of adhesion.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ResistanceTrendTests
{
    private static readonly double[] s_inverse = [1 / 50.0, 1 / 80.0, 1 / 120.0, 1 / 200.0];

    [Test]
    public void Fit_ExactLine_GivesItsLimitAndSlope()
    {
        ResistanceTrend t = ResistanceTrend.Fit(s_inverse, [.. s_inverse.Select(x => Of(2 + 30 * x, 0.01))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(t.AtZero.Value, Is.EqualTo(2).Within(1e-9));
            Assert.That(t.Slope.Value, Is.EqualTo(30).Within(1e-7));
            Assert.That(t.ChiSquare, Is.Zero.Within(1e-9));
            Assert.That(t.MeanChiSquare, Is.GreaterThan(100));
            Assert.That(t.IsSignificant, Is.True);
        }
    }

    /// <summary>
    /// 500 draws with errors that differ: the stated one-sigma interval of the limit holds it in 68 % of them (± 2 %), and χ² has its two degrees of
    /// freedom.
    /// </summary>
    [Test]
    public void Fit_NoisyPoints_CoversTheLimit()
    {
        Random random = new(11);
        double[] error = [0.05, 0.02, 0.04, 0.03];
        int inside = 0;
        double chi = 0;
        for (int k = 0; k < 500; k++)
        {
            // Errors of the conductances are taken at their true size: those of the drawn value would be correlated with it.
            ResistanceTrend t = ResistanceTrend.Fit(s_inverse, [.. s_inverse.Select((x, i) => Of(2 + 30 * x + error[i] * SyntheticStack.Gauss(random), error[i]))]);
            if (Math.Abs(t.AtZero.Value - 2) < t.AtZero.StandardError) inside++;
            chi += t.ChiSquare / 500;
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(inside, Is.EqualTo(341).Within(42), "four standard deviations of the binomial");
            Assert.That(chi, Is.EqualTo(2).Within(0.36));
        }
    }

    [Test]
    public void Fit_MixedMethodsOrNoErrors_IsRefused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => ResistanceTrend.Fit([1, 2], [Of(1, 0.1), new Conductance(ConductanceMethod.TransientDecay, new Measured(1, 0.1, 5, ""))]), Throws.TypeOf<PolyMDException>().With.Message.Contains("single method"));
            Assert.That(() => ResistanceTrend.Fit([1, 2], [Of(1, 0.1), Of(1, double.NaN)]), Throws.TypeOf<PolyMDException>().With.Message.Contains("standard error"));
            Assert.That(() => ResistanceTrend.Fit([1, 1], [Of(1, 0.1), Of(1, 0.1)]), Throws.TypeOf<PolyMDException>().With.Message.Contains("two different"));
        }
    }

    /// <summary>kcal/mol per Å2 in J/m²: 0.69477; the parts cost 30 kcal/mol on two contacts of 50 Å2.</summary>
    [Test]
    public void WorkOfAdhesion_ThreeEnergies_IsTheirDifferencePerArea()
    {
        Measured stack = new(-330, 3, 20, ""), a = new(-100, 2, 30, ""), b = new(-200, 6, 25, "");
        Measured w = WorkOfAdhesion.FromEnergies(stack, a, b, 100, SiFactors.ForStyle("real")), direct = WorkOfAdhesion.FromInteraction(new Measured(-30, 1, 9, ""), 100, SiFactors.ForStyle("lj"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(w.Value, Is.EqualTo(0.3 * 0.694769).Within(1e-6));
            Assert.That(w.StandardError, Is.EqualTo(0.07 * 0.694769).Within(1e-6));
            Assert.That(w.Unit, Is.EqualTo("J/m2"));
            Assert.That((direct.Value, direct.StandardError, direct.Unit), Is.EqualTo((0.3, 0.01, "")));
        }
    }

    private static Conductance Of(double resistance, double error) => new(ConductanceMethod.Stationary, new Measured(1 / resistance, error / (resistance * resistance), 10, ""));
}
