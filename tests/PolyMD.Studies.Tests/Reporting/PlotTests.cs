using System.Xml.Linq;
using PolyMD.Studies.Reporting;

namespace PolyMD.Studies.Tests.Reporting;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class PlotTests
{
    [TestCase(0, 100, 20)]
    [TestCase(299.3, 351.2, 10)]
    [TestCase(-0.013, 0.021, 0.01)]
    [TestCase(1e-9, 7e-9, 1e-9)]
    public void Axis_Cover_StepsAreNiceAndRangeIsCovered(double lo, double hi, double step)
    {
        Axis axis = Axis.Cover("x", [lo, double.NaN, hi]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(axis.Step, Is.EqualTo(step).Within(1e-9).Percent);
            Assert.That(axis.Lo, Is.LessThanOrEqualTo(lo + 1e-9 * step));
            Assert.That(axis.Hi, Is.GreaterThanOrEqualTo(hi - 1e-9 * step));
            Assert.That(axis.Ticks, Has.Count.InRange(4, 10));
        }
    }

    [Test]
    public void Axis_NoData_IsZeroToOne()
    {
        Axis axis = Axis.Cover("x", [double.NaN]);
        Assert.That(axis.Lo, Is.Zero.Within(1e-12));
        Assert.That(axis.Hi, Is.EqualTo(1).Within(1e-12));
    }

    [TestCase(2.5, "2.5")]
    [TestCase(0, "0.0")]
    [TestCase(-5, "−5.0")]
    public void Axis_Format_HasTheDecimalsOfTheStep(double value, string expected) =>
        Assert.That(Axis.Cover("x", [-5, 10]).Format(value), Is.EqualTo(expected));

    [Test]
    public void Plot_NanPoints_AreLeftOut()
    {
        Plot plot = new() { Title = "t" };
        plot.AddPoints([0, 1, 2], [1, double.NaN, 3], [0.1, 0.1, double.NaN], "#000", "data");
        string svg = plot.Render().ToSvg();
        XElement tree = XElement.Parse(svg);
        XNamespace ns = "http://www.w3.org/2000/svg";
        // Two points and the legend's key.
        Assert.That(tree.Descendants(ns + "circle").Count(), Is.EqualTo(3));
        Assert.That(svg, Does.Not.Contain("NaN"));
    }

    [Test]
    public void Plot_Empty_IsStillAPicture() => Assert.That(() => XElement.Parse(new Plot().Render().ToSvg()), Throws.Nothing);

    [Test]
    public void BarChart_NegativeAndUnknown_StayInsideTheDrawing()
    {
        BarChart chart = new() { Title = "t", XLabel = "x" };
        chart.Add("a", -3, 1, "−3", "#123456");
        chart.Add("b", double.NaN, double.NaN, "no result", "#123456");
        chart.Add("c", 5, 0.5, "5", "#123456", 2, 3);
        XElement tree = XElement.Parse(chart.Render().ToSvg());
        XNamespace ns = "http://www.w3.org/2000/svg";
        XElement[] bars = [.. tree.Descendants(ns + "rect").Where(r => (string?)r.Attribute("fill") == "#123456")];
        Assert.That(bars, Has.Length.EqualTo(3));
        foreach (XElement bar in bars)
        {
            double x = (double)bar.Attribute("x")!, w = (double)bar.Attribute("width")!;
            Assert.That(x, Is.GreaterThanOrEqualTo(0).And.LessThan(760));
            Assert.That(w, Is.GreaterThan(0));
        }
    }

    [Test]
    public void Escape_XmlCharacters_AreReplaced() => Assert.That(SvgCanvas.Escape("a<b & \"c\"'\u0001"), Is.EqualTo("a&lt;b &amp; &quot;c&quot;&#39;"));
}
