using System.Xml.Linq;
using PolyMD.Analysis;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Transport;
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
    public void TransportPlots_RdfAndMsd_AreXmlWithTheirNumbers()
    {
        double[] r = [.. Enumerable.Range(0, 100).Select(i => 0.05 + 0.1 * i)];
        double[] g = [.. r.Select(x => 12 * Math.Exp(-Math.Pow((x - 2.05) / 0.2, 2)) + 1 / (1 + Math.Exp(-(x - 4) * 5)))];
        double n = 0;
        RdfCurve rdf = new(r, g, [.. r.Select((x, i) => n += 0.15 * g[i] * x * x)]);
        double[] lag = [.. Enumerable.Range(0, 200).Select(i => 1000.0 * i)];
        MsdCurve msd = new(lag, [.. lag.Select(t => 0.2 + 2e-4 * t)], [.. lag.Select(t => 1e-8 * t * t)], 200, 20, 3);
        DiffusionResult fit = DiffusionFit.Fit(msd, SiFactors.ForStyle("real"), new DiffusionSettings { WindowStart = 20000 });
        string a = TransportPlots.Rdf("Li", [("Li–O(ether)", rdf)], 8).ToSvg(), b = TransportPlots.Msd("Li", msd, fit, "ps", 1e-3).ToSvg();
        if (Environment.GetEnvironmentVariable("POLYMD_KEEP_REPORTS") is not null)
        {
            File.WriteAllText(Path.Combine(Path.GetTempPath(), "polymd-rdf.svg"), a);
            File.WriteAllText(Path.Combine(Path.GetTempPath(), "polymd-msd.svg"), b);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => XElement.Parse(a), Throws.Nothing);
            Assert.That(() => XElement.Parse(b), Throws.Nothing);
            Assert.That(a, Does.Contain("2.05 Å, n = "));
            Assert.That(fit.Coefficient.Value, Is.EqualTo(2e-4 / 6 * 1e-16 / 1e-15).Within(0.1).Percent);
            Assert.That(b, Does.Contain("cm²/s"));
            // An offset of 5 at 20 ps: d ln MSD / d ln t is far from 1, and the plot says so instead of naming a D.
            MsdCurve caged = msd with { Msd = [.. lag.Select(t => 5 + 2e-4 * t)] };
            Assert.That(TransportPlots.Msd("Li", caged, DiffusionFit.Fit(caged, SiFactors.ForStyle("real"), new DiffusionSettings { WindowStart = 20000 }), "ps", 1e-3).ToSvg(), Does.Contain("no D: not diffusive"));
        }
    }

    [Test]
    public void Escape_XmlCharacters_AreReplaced() => Assert.That(SvgCanvas.Escape("a<b & \"c\"'\u0001"), Is.EqualTo("a&lt;b &amp; &quot;c&quot;&#39;"));
}
