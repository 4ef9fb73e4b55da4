using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.ManyBody;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.ManyBody;

/// <summary>Arguments and files of airebo, airebo/morse and rebo, and the splines between their knots.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AireboTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polymd-airebo").FullName;
    private readonly ThreadTeam _team = new(1);

    public void Dispose()
    {
        _team.Dispose();
        Directory.Delete(_folder, true);
    }

    [TestCase("airebo", "", "missing argument 'cutoff'")]
    [TestCase("airebo", "0", "'cutoff' must be greater than zero, got '0'")]
    [TestCase("airebo", "3.0 1", "missing argument 'TORSION_flag'")]
    [TestCase("airebo", "3.0 2 1", "'LJ_flag' must be at most 1, got 2")]
    [TestCase("airebo", "3.0 1 yes", "'TORSION_flag' must be an integer, got 'yes'")]
    [TestCase("airebo/morse", "3.0 1 1 3.0", "'cutoff_min' must be less than the cutoff 3, got 3")]
    [TestCase("airebo", "3.0 1 1 2 5", "unexpected argument '5'")]
    [TestCase("rebo", "3.0", "takes no settings, got '3.0'")]
    public void Settings_Bad_AreRefused(string style, string settings, string message)
    {
        using Simulation s = Empty(2);
        using IPairStyle pair = Create(s, style);
        Assert.That(() => pair.ReadSettings(ArgReader.FromText("pair_style", settings), s), Throws.TypeOf<DeckException>().With.Message.Contains(message));
    }

    [TestCase("rebo", "# c\n# AIREBO\n1.7 rcmin_CC\n", "potential:2: error: this is a file of AIREBO, but the style needs one of REBO2")]
    [TestCase("airebo", "# c\n# AIREBO-M\n1.7 rcmin_CC\n", "this is a file of AIREBO-M, but the style needs one of AIREBO")]
    [TestCase("airebo", "# c\n# AIREBO\n\n1.7 rcmin_CC\n1.3 rcmin_HH\n", "potential:5: error: expected the number rcmin_CH, got rcmin_HH")]
    [TestCase("airebo", "# c\n# AIREBO\nx rcmin_CC\n", "potential:3: error: rcmin_CC must be a number, got 'x'")]
    [TestCase("airebo", "# c\n# AIREBO\n1.7 rcmin_CC\n", "the file ends where rcmin_CH was expected: it is truncated")]
    public void File_Bad_IsRefusedWithPlace(string style, string text, string message)
    {
        File.WriteAllText(Path.Combine(_folder, "potential"), text);
        Assert.That(() => Read(style, "C H"), Throws.TypeOf<DataFileException>().With.Message.Contains(message));
    }

    [Test]
    public void Elements_OtherThanCarbonAndHydrogen_AreRefused()
    {
        File.WriteAllText(Path.Combine(_folder, "potential"), "# c\n# AIREBO\n");
        Assert.That(() => Read("airebo", "C Si"), Throws.InstanceOf<PolyMDException>().With.Message.Contains("'Si' is no element of this potential"));
    }

    [Test]
    public void Grids_AtKnotsAndBeyond_HaveTheirValues()
    {
        AireboKnots knots = new(rebo: false);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(knots.PairCarbon.Evaluate(1, 2, out _, out _), Is.EqualTo(0.00632624824).Within(1e-16));
            Assert.That(new AireboKnots(rebo: true).PairCarbon.Evaluate(1, 1, out _, out _), Is.EqualTo(0.003026697473481).Within(1e-16));
            Assert.That(knots.PairHydrogen.Evaluate(-0.5, 1, out double left, out _), Is.EqualTo(0.2093367328250380).Within(1e-16));
            Assert.That(left, Is.Zero);
            Assert.That(knots.PiCarbon.Evaluate(1, 2, 7, out _, out double y, out _), Is.EqualTo(-0.015066816).Within(1e-16));
            Assert.That(y, Is.EqualTo(-0.027188).Within(1e-16));
            Assert.That(knots.Torsion.Evaluate(2, 2, 12, out _, out _, out double beyond), Is.EqualTo(-0.004048).Within(1e-16));
            Assert.That(beyond, Is.Zero);
        }
    }

    [Test]
    public void Grid_BetweenKnots_HasTheSlopesOfItsValues()
    {
        AireboGrid3 grid = new AireboKnots(rebo: false).PiCarbon;
        AireboGrid2 plane = new AireboKnots(rebo: false).PairHydrogen;
        const double h = 1e-5;
        foreach ((double x, double y, double z) in new[] { (1.3, 2.2, 1.7), (2.6, 0.4, 4.1), (3.9, 2.5, 8.6), (0.2, 1.8, 5.5) })
        {
            grid.Evaluate(x, y, z, out double dx, out double dy, out double dz);
            double Value(double a, double b, double c) => grid.Evaluate(x + a, y + b, z + c, out _, out _, out _);
            plane.Evaluate(x, y, out double px, out double py);
            using (Assert.EnterMultipleScope())
            {
                Assert.That((Value(h, 0, 0) - Value(-h, 0, 0)) / (2 * h), Is.EqualTo(dx).Within(1e-9));
                Assert.That((Value(0, h, 0) - Value(0, -h, 0)) / (2 * h), Is.EqualTo(dy).Within(1e-9));
                Assert.That((Value(0, 0, h) - Value(0, 0, -h)) / (2 * h), Is.EqualTo(dz).Within(1e-9));
                Assert.That((plane.Evaluate(x + h, y, out _, out _) - plane.Evaluate(x - h, y, out _, out _)) / (2 * h), Is.EqualTo(px).Within(1e-8));
                Assert.That((plane.Evaluate(x, y + h, out _, out _) - plane.Evaluate(x, y - h, out _, out _)) / (2 * h), Is.EqualTo(py).Within(1e-8));
            }
        }
    }

    private static IPairStyle Create(Simulation s, string style) => ForceFactory.CreatePair(s.Registry, style, ArgReader.FromText("pair_style", style));

    private void Read(string style, string elements)
    {
        using Simulation s = Empty(elements.Split(' ').Length);
        using IPairStyle pair = Create(s, style);
        if (style != "rebo") pair.ReadSettings(ArgReader.FromText("pair_style", "3.0"), s);
        pair.ReadCoefficients(ArgReader.FromText("pair_coeff", "* * potential " + elements), s);
    }

    private Simulation Empty(int types)
    {
        Simulation s = new(new StyleRegistry(typeof(PairAirebo).Assembly), _team) { Units = Units.Metal };
        s.Types.SetCount(types);
        s.PotentialFolders.Add(_folder);
        return s;
    }
}
