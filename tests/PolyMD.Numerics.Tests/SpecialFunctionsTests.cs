using PolyMD.Numerics;

namespace PolyMD.Numerics.Tests;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class SpecialFunctionsTests
{
    // erfc by its own definitions in extended form: the all-positive series of erf for small x, the continued fraction for large x.
    private static double SeriesErf(double x)
    {
        double term = x, sum = x;
        for (int n = 1; n < 200; n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double FractionErfcx(double x)
    {
        double tail = x;
        for (int k = 400; k >= 1; k--) tail = x + 0.5 * k / tail;
        return 1 / (Math.Sqrt(Math.PI) * tail);
    }

    [Test]
    public void Erf_SmallAndMiddleArguments_EqualsSeries([Values(-2.5, -0.6, -0.3, 0, 1e-9, 0.01, 0.2, 0.46, 0.48, 0.9, 1.5, 2.4)] double x) =>
        Assert.That(SpecialFunctions.Erf(x), Is.EqualTo(SeriesErf(x)).Within(4e-16 + 1e-15 * Math.Abs(SeriesErf(x))));

    [Test]
    public void Erfcx_LargeArguments_EqualsContinuedFraction([Values(2.0, 2.7, 3.5, 3.99, 4.01, 6.0, 15.0, 100.0, 1e6)] double x) =>
        Assert.That(SpecialFunctions.Erfcx(x), Is.EqualTo(FractionErfcx(x)).Within(2e-15 * FractionErfcx(x)));

    [Test]
    public void Erfc_LargeArguments_KeepsRelativeAccuracy([Values(2.0, 3.3, 5.0, 9.7, 20.0, 26.0)] double x)
    {
        // exp(-x^2) from exact halves: x^2 is representable well enough when split as (x-d)(x+d) + d^2.
        double d = Math.Round(x * 8) / 8, expected = FractionErfcx(x) * Math.Exp(-d * d) * Math.Exp(-(x - d) * (x + d));
        Assert.That(SpecialFunctions.Erfc(x), Is.EqualTo(expected).Within(4e-15 * expected));
    }

    // Abramowitz & Stegun, Handbook of Mathematical Functions, table 7.1.
    [TestCase(0.5, 0.5204998778130465)]
    [TestCase(1.0, 0.8427007929497149)]
    [TestCase(2.0, 0.9953222650189527)]
    public void Erf_TabulatedArgument_GivesTabulatedValue(double x, double expected) =>
        Assert.That(SpecialFunctions.Erf(x), Is.EqualTo(expected).Within(3e-16));

    [Test]
    public void Erfc_NegativeArgument_IsTwoMinusThePositiveOne([Values(0.1, 0.7, 3.0, 7.0)] double x)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SpecialFunctions.Erfc(-x), Is.EqualTo(2 - SpecialFunctions.Erfc(x)).Within(5e-16));
            Assert.That(SpecialFunctions.Erfcx(-x), Is.EqualTo(2 * Math.Exp(x * x) - SpecialFunctions.Erfcx(x)).Within(1e-13).Percent);
        }
    }
}
