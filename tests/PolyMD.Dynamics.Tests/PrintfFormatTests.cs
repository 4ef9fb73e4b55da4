using PolyMD.Dynamics.Common;
using PolyMD.Model;

namespace PolyMD.Dynamics.Tests;

/// <summary>Formats against what C's printf writes.</summary>
[TestFixture]
public sealed class PrintfFormatTests
{
    [TestCase("%g", 0.0, "0")]
    [TestCase("%g", 1.0, "1")]
    [TestCase("%g", -0.0, "-0")]
    [TestCase("%g", 123456.0, "123456")]
    [TestCase("%g", 1234567.0, "1.23457e+06")]
    [TestCase("%g", 999999.5, "1e+06")]
    [TestCase("%g", 100000.5, "100000")]
    [TestCase("%g", 100001.5, "100002")]
    [TestCase("%g", 0.0001, "0.0001")]
    [TestCase("%g", 0.00001, "1e-05")]
    [TestCase("%g", 1e-300, "1e-300")]
    [TestCase("%.3g", 0.00098765, "0.000988")]
    [TestCase("%#.3g", 1.0, "1.00")]
    [TestCase("%15.8e", -3.14159265358979, "-3.14159265e+00")]
    [TestCase("%.0f", 0.5, "0")]
    [TestCase("%.0f", 1.5, "2")]
    [TestCase("%.0f", 0.51, "1")]
    [TestCase("%.2f", 0.125, "0.12")]
    [TestCase("%.2f", 99.999, "100.00")]
    [TestCase("%.3f", 0.0004, "0.000")]
    [TestCase("%.3f", 0.0005, "0.001")]
    [TestCase("%8.3f|", 2.5, "   2.500|")]
    [TestCase("%-8.2f|", 2.5, "2.50    |")]
    [TestCase("%+08.2f", 2.5, "+0002.50")]
    [TestCase("%d", 3.9, "3")]
    [TestCase("%g", double.NaN, "-nan")]
    [TestCase("%g", double.NegativeInfinity, "-inf")]
    [TestCase("%E", 12345.678, "1.234568E+04")]
    public void Format_OfANumber_EqualsPrintf(string format, double value, string expected) =>
        Assert.That(new PrintfFormat(format).Format(value), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("%s")]
    [TestCase("%g %g")]
    public void Format_WithoutOneNumber_IsRefused(string format) => Assert.That(() => new PrintfFormat(format), Throws.InstanceOf<PolyMDException>());
}
