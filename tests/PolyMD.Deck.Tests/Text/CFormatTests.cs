using PolyMD.Deck.Text;

namespace PolyMD.Deck.Tests.Text;

[TestFixture]
public sealed class CFormatTests
{
    // Expected texts are those of C's printf (glibc).
    [TestCase("%g", 0.0, "0")]
    [TestCase("%g", 1.0, "1")]
    [TestCase("%g", 100000.0, "100000")]
    [TestCase("%g", 1000000.0, "1e+06")]
    [TestCase("%g", 0.0001, "0.0001")]
    [TestCase("%g", 0.00001, "1e-05")]
    [TestCase("%g", -1.33227e-14, "-1.33227e-14")]
    [TestCase("%g", 123456.7, "123457")]
    [TestCase("%g", 999999.5, "1e+06")]
    [TestCase("%.3g", 2.5e100, "2.5e+100")]
    [TestCase("%12.8g", -6.7733681234, "  -6.7733681")]
    [TestCase("%-12.8g|", 1.44, "1.44        |")]
    [TestCase("%.15g", 1.0 / 3, "0.333333333333333")]
    [TestCase("%.20g", 0.1, "0.10000000000000000555")]
    [TestCase("%14.4f", -5.72281, "       -5.7228")]
    [TestCase("%08.3f", 7.0, "0007.000")]
    [TestCase("%+.1f", 2.0, "+2.0")]
    [TestCase("% .1f", 2.0, " 2.0")]
    [TestCase("%-1.16e", 6.718384765530029, "6.7183847655300291e+00")]
    [TestCase("%.2e", 0.0, "0.00e+00")]
    [TestCase("%E", 12345.0, "1.234500E+04")]
    [TestCase("%#.6g", 256.0, "256.000")]
    [TestCase("%#15.6g", 9635.0, "        9635.00")]
    [TestCase("%d", 42.9, "42")]
    [TestCase("%8ld", 50.0, "      50")]
    [TestCase("%05d", -7.0, "-0007")]
    [TestCase("a%%b %.1f%%", 2.25, "a%b 2.2%")]
    [TestCase("%g", double.NaN, "nan")]
    [TestCase("%g", double.NegativeInfinity, "-inf")]
    public void Format_Number_IsAsInC(string format, double value, string expected) => Assert.That(CFormat.Parse(format).Format(value), Is.EqualTo(expected));

    [TestCase("%10s", "ab", "        ab")]
    [TestCase("%-4s|", "ab", "ab  |")]
    [TestCase("%.1s", "ab", "a")]
    public void Format_Text_IsPadded(string format, string value, string expected) => Assert.That(CFormat.Parse(format).Format(value), Is.EqualTo(expected));

    [TestCase("plain")]
    [TestCase("%q")]
    [TestCase("%d %d")]
    [TestCase("%")]
    [TestCase("%.")]
    [TestCase("%999999d")]
    public void TryParse_NotOneConversion_IsRefused(string format) => Assert.That(CFormat.TryParse(format, out _), Is.False);

    [Test]
    public void Format_LargeIntegers_AreExact()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CFormat.Parse("%d").Format(long.MaxValue), Is.EqualTo("9223372036854775807"));
            Assert.That(CFormat.Parse("%d").Format(long.MinValue), Is.EqualTo("-9223372036854775808"));
        }
    }
}
