using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Tests.Interfaces;

namespace PolyMD.Analysis.Tests.Statistics;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class StatisticsTests
{
    /// <summary>x(i+1) = φ x(i) + ξ: the variance of the mean is σ²/n (1+φ)/(1−φ) for long series and the integrated time (1+φ)/(1−φ).</summary>
    private static double[] AutoRegressive(double phi, int n, int seed)
    {
        Random random = new(seed);
        double[] x = new double[n];
        double s = Math.Sqrt(1 - phi * phi), value = SyntheticStack.Gauss(random);
        for (int i = 0; i < n; i++)
        {
            x[i] = value;
            value = phi * value + s * SyntheticStack.Gauss(random);
        }

        return x;
    }

    /// <summary>Mean over 200 series; the spread of one estimate is about 15 %, so 5 % on the mean is more than four sigma away.</summary>
    [TestCase(0.0)]
    [TestCase(0.8)]
    [TestCase(0.95)]
    public void BlockAverage_CorrelatedSeries_FindsTheErrorOfTheMean(double phi)
    {
        const int n = 8192;
        double expected = Math.Sqrt((1 + phi) / (1 - phi) / n), sum = 0;
        for (int seed = 0; seed < 200; seed++) sum += BlockAverage.Estimate(AutoRegressive(phi, n, seed)).StandardError;
        TestContext.Out.WriteLine($"mean error / expected = {sum / 200 / expected:F3}");
        Assert.That(sum / 200, Is.EqualTo(expected).Within(8).Percent);
    }

    /// <summary>300 series. With 8 to 20 blocks 2 SE hold 91 to 94 % (Student); 84 % is more than four sigma below 91 %: false failure below 1e-4.</summary>
    [TestCase(0.0, 12)]
    [TestCase(0.0, 40)]
    [TestCase(0.3, 40)]
    [TestCase(0.0, 256)]
    [TestCase(0.8, 1024)]
    public void BlockAverage_TwoSigma_CoversTheTrueMean(double phi, int n)
    {
        int inside = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            BlockAverage b = BlockAverage.Estimate(AutoRegressive(phi, n, 1000 + seed));
            if (Math.Abs(b.Mean) < 2 * b.StandardError) inside++;
        }

        TestContext.Out.WriteLine($"inside {inside / 3.0:F1} %");
        Assert.That(inside, Is.GreaterThan(252).And.LessThan(300));
    }

    [Test]
    public void BlockAverage_ThreeSamples_HasNoError()
    {
        BlockAverage b = BlockAverage.Estimate([1.0, 2.0, 6.0]);
        Assert.That(b.Mean, Is.EqualTo(3).Within(1e-12));
        Assert.That(b.StandardError, Is.NaN);
    }

    [Test]
    public void BlockAverage_NanSamples_AreLeftOut()
    {
        BlockAverage b = BlockAverage.Estimate([1.0, double.NaN, 3.0]);
        Assert.That(b.Mean, Is.EqualTo(2).Within(1e-12));
    }

    [TestCase(0.0)]
    [TestCase(0.8)]
    public void IntegratedTime_AutoRegressive_IsOnePlusPhiOverOneMinusPhi(double phi)
    {
        double tau = Autocorrelation.IntegratedTime(AutoRegressive(phi, 100_000, 3));
        Assert.That(tau, Is.EqualTo((1 + phi) / (1 - phi)).Within(10).Percent);
    }

    [Test]
    public void AutocorrelationFunction_ShortSeries_EqualsTheDirectSum()
    {
        double[] x = AutoRegressive(0.5, 37, 5);
        double[] c = Autocorrelation.Function(x);
        double mean = x.Average(), zero = x.Sum(v => (v - mean) * (v - mean)) / x.Length;
        for (int k = 0; k < x.Length; k++)
        {
            double direct = 0;
            for (int i = 0; i + k < x.Length; i++) direct += (x[i] - mean) * (x[i + k] - mean);
            Assert.That(c[k], Is.EqualTo(direct / (x.Length - k) / zero).Within(1e-10), $"lag {k}");
        }
    }

    [Test]
    public void LinearFit_ExactLine_IsRecovered()
    {
        LinearFit fit = LinearFit.Fit([1, 2, 4, 7], [5, 7, 11, 17], [1, 2, 1, 3]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fit.Slope, Is.EqualTo(2).Within(1e-12));
            Assert.That(fit.Intercept, Is.EqualTo(3).Within(1e-12));
            Assert.That(fit.At(10), Is.EqualTo(23).Within(1e-12));
            Assert.That(fit.RSquared, Is.EqualTo(1).Within(1e-12));
            Assert.That(fit.ErrorAt(10), Is.Zero.Within(1e-6));
        }
    }

    /// <summary>Errors of slope and extrapolation against the spread over 2000 fits; the relative error of a spread from 2000 values is 1.6 %, 8 % is 5 sigma.</summary>
    [Test]
    public void LinearFit_NoisyLine_ErrorsMatchTheSpread()
    {
        Random random = new(11);
        double[] x = [.. Enumerable.Range(0, 12).Select(i => (double)i)];
        double s2 = 0, e2 = 0, a2 = 0, ae2 = 0;
        const int n = 2000;
        for (int k = 0; k < n; k++)
        {
            LinearFit fit = LinearFit.Fit(x, [.. x.Select(v => 1 + 0.5 * v + SyntheticStack.Gauss(random))]);
            s2 += (fit.Slope - 0.5) * (fit.Slope - 0.5);
            e2 += fit.SlopeError * fit.SlopeError;
            a2 += (fit.At(20) - 11) * (fit.At(20) - 11);
            ae2 += fit.ErrorAt(20) * fit.ErrorAt(20);
        }

        Assert.That(Math.Sqrt(e2 / s2), Is.EqualTo(1).Within(0.08));
        Assert.That(Math.Sqrt(ae2 / a2), Is.EqualTo(1).Within(0.08));
    }

    [TestCase(1.234e-8, 5.1e-10, "m2K/W", "(1.234 ± 0.051)e-08 m2K/W")]
    [TestCase(-76.05, 2.3, "%", "-76.0 ± 2.3 %")]
    [TestCase(13.0, double.NaN, "K", "13.00 ± n/a K")]
    [TestCase(double.NaN, double.NaN, "K", "n/a K")]
    [TestCase(12345.6, 123.0, "", "12346 ± 123")]
    public void Measured_ToString_ShowsTheDigitsThatCount(double value, double error, string unit, string expected) =>
        Assert.That(new Measured(value, error, 10, unit).ToString(), Is.EqualTo(expected));

    [Test]
    public void Ratio_IndependentErrors_AddInQuadrature()
    {
        Measured r = Measured.Ratio(new Measured(6, 0.6, 10, "K"), new Measured(2, 0.2, 5, "W"), "K/W");
        Assert.That(r.Value, Is.EqualTo(3).Within(1e-12));
        Assert.That(r.StandardError, Is.EqualTo(3 * Math.Sqrt(0.02)).Within(1e-12));
        Assert.That(r.EffectiveSamples, Is.EqualTo(5).Within(0));
    }
}
