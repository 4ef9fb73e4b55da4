using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Tests.Interfaces;

namespace PolyMD.Analysis.Tests.Statistics;

/// <summary>Distribution tests on synthetic ensembles: right ones pass, wrong ones fail. Seeds are fixed; the rates are those of a fresh seed.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class EnsembleStatisticsTests
{
    // A chi-square law with f degrees of freedom times kT/2: kinetic energies.
    private static double[] Kinetic(int freedom, double thermalEnergy, int n, int seed)
    {
        Random random = new(seed);
        double[] k = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int f = 0; f < freedom; f++)
            {
                double g = SyntheticStack.Gauss(random);
                k[i] += 0.5 * thermalEnergy * g * g;
            }
        }
        return k;
    }

    /// <summary>Tables of chi-square: P(χ² &lt; x) for f degrees of freedom is the gamma law with shape f/2 and scale 2.</summary>
    [TestCase(1, 3.841458820694124, 0.95)]
    [TestCase(10, 18.307038053275146, 0.95)]
    [TestCase(100, 67.32756330547916, 0.005)]
    [TestCase(100, 140.169489426, 0.995)]
    public void Gamma_Cumulative_IsThatOfTheTables(double freedom, double x, double expected) =>
        Assert.That(new GammaDistribution(0.5 * freedom, 2).Cumulative(x), Is.EqualTo(expected).Within(1e-9));

    /// <summary>Critical values of Kolmogorov's distribution, and the two series where they meet.</summary>
    [TestCase(1.2238478702170836, 0.10)]
    [TestCase(1.3580986393225505, 0.05)]
    [TestCase(1.6276236115189502, 0.01)]
    [TestCase(0.8275735551899077, 0.5)]
    public void Kolmogorov_Survival_IsThatOfTheTables(double lambda, double expected)
    {
        Assert.That(KolmogorovSmirnov.Survival(lambda), Is.EqualTo(expected).Within(1e-9));
        Assert.That(KolmogorovSmirnov.Survival(1.18 - 1e-9), Is.EqualTo(KolmogorovSmirnov.Survival(1.18 + 1e-9)).Within(1e-8));
    }

    [Test]
    public void KolmogorovSmirnov_OfThreeNumbers_FindsTheLargestStep()
    {
        // Uniform law: steps of 1/3 at 0.1, 0.2, 0.9 leave 0.2 → 2/3 as the widest gap.
        KolmogorovSmirnov test = KolmogorovSmirnov.Test([0.9, 0.1, 0.2], x => x);
        Assert.That(test.Distance, Is.EqualTo(2 / 3.0 - 0.2).Within(1e-14));
    }

    /// <summary>400 ensembles of 200 samples: p below 0.05 in 3 × (1/60 per test, partly together), never over 5 %; 400·0.05 + 4.5·√19 = 40.</summary>
    [Test]
    public void KineticEnergy_OfCanonicalEnsembles_FailsNoMoreThanStated()
    {
        int rejected = 0;
        for (int seed = 0; seed < 400; seed++) if (KineticEnergyCheck.Test(Kinetic(30, 1.3, 200, seed), 30, 1.3).PValue < 0.05) rejected++;
        TestContext.Out.WriteLine($"{rejected} of 400 rejected at 5 %");
        Assert.That(rejected, Is.InRange(1, 40));
    }

    /// <summary>A temperature 3 % off is 8 deviations of the mean of 1000 samples with 150 degrees of freedom: √(2/150/1000) = 0.37 %.</summary>
    [Test]
    public void KineticEnergy_OfAWrongTemperature_Fails()
    {
        KineticEnergyCheck check = KineticEnergyCheck.Test(Kinetic(150, 1.03, 1000, 1), 150, 1.0);
        Assert.That(check.PValue, Is.LessThan(1e-6));
        Assert.That(check.MeanRatio, Is.EqualTo(1.03).Within(0.018));
    }

    /// <summary>One degree of freedom too many in fifty: 2 %, 6.3 deviations of the mean of 4000 samples.</summary>
    [Test]
    public void KineticEnergy_WithADegreeOfFreedomTooMany_Fails() =>
        Assert.That(KineticEnergyCheck.Test(Kinetic(51, 1, 4000, 2), 50, 1).PValue, Is.LessThan(1e-6));

    /// <summary>Fluctuations halved about the right mean, as weak coupling makes them: only the width tells, and the distribution.</summary>
    [Test]
    public void KineticEnergy_WithDampedFluctuations_FailsByItsWidthAlone()
    {
        double[] k = [.. Kinetic(100, 1, 500, 3).Select(v => 50 + 0.5 * (v - 50))];
        KineticEnergyCheck check = KineticEnergyCheck.Test(k, 100, 1);
        Assert.That(check.PValue, Is.LessThan(1e-9));
        Assert.That(check.MeanDeviation, Is.EqualTo(0).Within(4));
        Assert.That(check.VarianceDeviation, Is.LessThan(-9));
    }

    /// <summary>
    /// Gaussian densities of states g(E) have p(E) normal with mean shifted by −σ²β: the exact slope is β₁ − β₂. 200 fits of 400 + 400 samples:
    /// deviations in units of the error have mean 0 ± 0.07 and deviation 1 ± 0.05; five of those are allowed.
    /// </summary>
    [Test]
    public void EnsembleRatio_OfCanonicalEnsembles_HasTheExactSlopeWithinItsError()
    {
        const double width = 7, beta1 = 1 / 1.0, beta2 = 1 / 1.2;
        double sum = 0, square = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            double[] Draw(double beta) => [.. Enumerable.Range(0, 400).Select(_ => -500 - width * width * beta + width * SyntheticStack.Gauss(random))];
            double z = EnsembleRatio.Fit(Draw(beta1), Draw(beta2)).Deviation(0, beta1 - beta2);
            sum += z;
            square += z * z;
        }
        TestContext.Out.WriteLine($"mean {sum / 200:F3}, deviation {Math.Sqrt(square / 200):F3}");
        Assert.That(sum / 200, Is.EqualTo(0).Within(0.35));
        Assert.That(Math.Sqrt(square / 200), Is.EqualTo(1).Within(0.25));
    }

    /// <summary>Energy and volume together: a correlated Gaussian density of states, both exact slopes within five errors, and a wrong one outside.</summary>
    [Test]
    public void EnsembleRatio_OfEnergyAndVolume_SeparatesTheTwoSlopes()
    {
        const double se = 6, sv = 3, rho = -0.5, beta1 = 1, beta2 = 0.9, p1 = 1, p2 = 1.3;
        double[][] Draw(double beta, double p, int seed)
        {
            Random random = new(seed);
            double[] e = new double[4000], v = new double[4000];
            double shiftE = -se * se * beta - rho * se * sv * beta * p, shiftV = -sv * sv * beta * p - rho * se * sv * beta;
            for (int i = 0; i < e.Length; i++)
            {
                double a = SyntheticStack.Gauss(random), b = SyntheticStack.Gauss(random);
                e[i] = -300 + shiftE + se * a;
                v[i] = 150 + shiftV + sv * (rho * a + Math.Sqrt(1 - rho * rho) * b);
            }
            return [e, v];
        }
        EnsembleRatio fit = EnsembleRatio.Fit(Draw(beta1, p1, 1), Draw(beta2, p2, 2));
        Assert.That(fit.Deviation(0, beta1 - beta2), Is.EqualTo(0).Within(5));
        Assert.That(fit.Deviation(1, beta1 * p1 - beta2 * p2), Is.EqualTo(0).Within(5));
        Assert.That(Math.Abs(fit.Deviation(0, 0)), Is.GreaterThan(5), "a thermostat that does not listen is seen");
        Assert.That(Math.Abs(fit.Deviation(1, 0)), Is.GreaterThan(5));
        Assert.That(fit.Overlap, Is.InRange(0.05, 1));
    }

    /// <summary>A thermostat at 1.15 instead of 1.2 makes 5.6 % of slope difference into 22 %: well over five errors with 4000 samples.</summary>
    [Test]
    public void EnsembleRatio_OfAWrongTemperature_Deviates()
    {
        Random random = new(5);
        double[] Draw(double beta) => [.. Enumerable.Range(0, 4000).Select(_ => -49 * beta + 7 * SyntheticStack.Gauss(random))];
        Assert.That(Math.Abs(EnsembleRatio.Fit(Draw(1), Draw(1 / 1.15)).Deviation(0, 1 - 1 / 1.2)), Is.GreaterThan(5));
    }

    [Test]
    public void EnsembleRatio_OfDisjointEnsembles_IsRefused() =>
        Assert.That(() => EnsembleRatio.Fit([1.0, 2, 3, 4], [11.0, 12, 13, 14]), Throws.InstanceOf<ArithmeticException>());

    /// <summary>x(i+1) = 0.8 x(i) + ξ has g = 9: a stride near 18; the memory of neighbours that stay is 0.8¹⁸ = 2 %.</summary>
    [Test]
    public void Thin_OfACorrelatedSeries_LeavesIndependentSamples()
    {
        Random random = new(8);
        double[] x = new double[40_000];
        for (int i = 1; i < x.Length; i++) x[i] = 0.8 * x[i - 1] + 0.6 * SyntheticStack.Gauss(random);
        int stride = Decorrelation.Stride(x);
        Assert.That(stride, Is.InRange(14, 22));
        double[] thin = Decorrelation.Thin(x);
        Assert.That(thin, Has.Length.EqualTo((x.Length + stride - 1) / stride));
        Assert.That(thin[1], Is.EqualTo(x[stride]));
        Assert.That(Autocorrelation.IntegratedTime(thin), Is.EqualTo(1).Within(0.25));
    }

    [Test]
    public void Stride_OfAnUncorrelatedSeries_IsOne()
    {
        Random random = new(9);
        double[] x = [.. Enumerable.Range(0, 5000).Select(_ => SyntheticStack.Gauss(random))];
        Assert.That(Decorrelation.Stride(x), Is.EqualTo(1));
    }
}
