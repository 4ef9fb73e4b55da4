using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Analysis.Transport;
using PolyMD.Model;

namespace PolyMD.Analysis.Tests.Transport;

[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class TemperatureFitTests
{
    private static readonly double[] s_temperatures = [300, 320, 340, 360, 380, 400, 430];

    [Test]
    public void Arrhenius_ExactData_GivesItsEnergy()
    {
        double[] y = [.. s_temperatures.Select(t => 3e-3 * Math.Exp(-25000 / (TemperatureFit.Gas * t)))];
        TemperatureFit fit = TemperatureFit.Arrhenius(s_temperatures, y, [.. y.Select(v => 0.05 * v)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fit.ActivationEnergy.Value, Is.EqualTo(25).Within(1e-9));
            Assert.That(Math.Exp(fit.LogPrefactor.Value), Is.EqualTo(3e-3).Within(1e-9).Percent);
            Assert.That(fit.At(350).Value, Is.EqualTo(3e-3 * Math.Exp(-25000 / (TemperatureFit.Gas * 350))).Within(1e-9).Percent);
            Assert.That(fit.ChiSquare, Is.LessThan(1e-18));
        }
    }

    [Test]
    public void Vogel_ExactData_GivesItsParameters()
    {
        double[] y = [.. s_temperatures.Select(t => 0.2 * Math.Exp(-1100 / (t - 210)))];
        TemperatureFit fit = TemperatureFit.Vogel(s_temperatures, y, []);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fit.VogelTemperature.Value, Is.EqualTo(210).Within(1e-3));
            Assert.That(fit.Parameters[1], Is.EqualTo(1100).Within(0.05));
            Assert.That(fit.ActivationEnergy.Value, Is.EqualTo(1.1 * TemperatureFit.Gas).Within(1e-3));
            Assert.That(fit.Akaike, Is.LessThan(TemperatureFit.Arrhenius(s_temperatures, y, []).Akaike), "curved data prefer the curved law");
        }
    }

    /// <summary>500 data sets with errors of 10 %: the band at 365 K and E ± 1.96 SE hold the truth in 95 % or a little more (the enlargement by χ² never shrinks them). Binomial, σ = 4.9; bounds of four σ: 1e-4.</summary>
    [TestCase(false)]
    [TestCase(true)]
    public void Fit_NoisyData_BandsCoverTheTruth(bool vogel)
    {
        double Truth(double t) => vogel ? 0.2 * Math.Exp(-1100 / (t - 210)) : 3e-3 * Math.Exp(-25000 / (TemperatureFit.Gas * t));
        Random random = new(2);
        int band = 0, parameter = 0;
        for (int k = 0; k < 500; k++)
        {
            double[] y = [.. s_temperatures.Select(t => Truth(t) * Math.Exp(0.1 * SyntheticStack.Gauss(random)))];
            double[] error = [.. y.Select(v => 0.1 * v)];
            TemperatureFit fit = vogel ? TemperatureFit.Vogel(s_temperatures, y, error) : TemperatureFit.Arrhenius(s_temperatures, y, error);
            (double _, double low, double high) = fit.At(365);
            if (low < Truth(365) && Truth(365) < high) band++;
            if (Math.Abs(fit.ActivationEnergy.Value - (vogel ? 1.1 * TemperatureFit.Gas : 25)) < 1.96 * fit.ActivationEnergy.StandardError) parameter++;
        }
        TestContext.Out.WriteLine($"band {band}, parameter {parameter} of 500");
        Assert.That(band, Is.InRange(458, 497));
        Assert.That(parameter, Is.InRange(458, 497));
    }

    [Test]
    public void Fit_BadPoints_AreNamed()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => TemperatureFit.Arrhenius([300, 310, 320], [1, -2, 3], []), Throws.TypeOf<PolyMDException>().With.Message.EqualTo("point 2 at 310 K: a value must be positive to have a logarithm, got -2"));
            Assert.That(() => TemperatureFit.Vogel([300, 310, 320], [1, 2, 3], []), Throws.TypeOf<PolyMDException>().With.Message.Contains("at least 4 different temperatures, got 3"));
            Assert.That(() => TemperatureFit.Arrhenius([300, 310, 320], [1, 2, 3], [1, 0, 1]), Throws.TypeOf<PolyMDException>().With.Message.Contains("point 2 at 310 K: a standard error"));
        }
    }
}
