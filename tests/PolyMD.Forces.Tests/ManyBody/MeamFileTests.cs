using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.ManyBody;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.ManyBody;

/// <summary>What is accepted in the files of meam, eam and eam/alloy, and how bad ones are refused: with file, line and what was expected.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MeamFileTests : IDisposable
{
    private const string Library = "# library\n'Li' 'bcc' 8 3 6.939 2.97 1.4 1 1 1 3.509 1.65 0.87\n1 0.26 0.44 -0.2 1 0\nNi fcc 12 28 58.71 4.99 2.45 1.5 6 1.5 3.52 4.45 1.1 1 3.57 1.6 3.7 1 3\nLi fcc 12 3 7 1 1 1 1 1 4 1 1 1 0 0 0 1 0\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("polymd-meam").FullName;
    private readonly ThreadTeam _team = new(1);

    public void Dispose()
    {
        _team.Dispose();
        Directory.Delete(_folder, true);
    }

    [Test]
    public void Library_QuotedWrappedRepeatedEntry_TakesTheFirst()
    {
        using Simulation s = Empty(2);
        using IPairStyle style = Read(s, "meam", "* * library Ni Li parameters Li NULL", ("library", Library), ("parameters", "rc = 5.0 # comment\r\n\r\nCmin(2,2,2)=0.5\nlattce(1,2) = 'b2'\n"));
        Assert.That(s.Types.Mass[0], Is.EqualTo(6.939).Within(1e-12));
        Assert.That(new[] { style.Covers(0, 0), style.Covers(0, 1) }, Is.EqualTo(new[] { true, false }).AsCollection);
    }

    [TestCase("rcc = 4", "parameters:1: error: unknown keyword 'rcc'; did you mean 'rc'?")]
    [TestCase("rc = 4\nEc(1) = 4", "parameters:2: error: expected Ec(I,J) = value, got 'Ec(1) = 4'")]
    [TestCase("Cmin(1,1,3) = 4", "parameters:1: error: index '3' must be between 1 and 2")]
    [TestCase("lattce(1,2) = b3", "parameters:1: error: unknown structure 'b3'")]
    [TestCase("ialloy = 3", "parameters:1: error: expected a whole number from 0 to 2, got '3'")]
    [TestCase("delr = 0", "parameters:1: error: the value must be greater than zero, got '0'")]
    public void Parameters_Bad_AreRefusedWithPlace(string text, string message)
    {
        using Simulation s = Empty(1);
        Assert.That(() => Read(s, "meam", "* * library Ni Li parameters Li", ("library", Library), ("parameters", text)), Throws.TypeOf<DataFileException>().With.Message.Contains(message));
    }

    [TestCase("Li fcc 8 3 6.9 1 1 1 1 1 3.5 1 1 1 0 0 0 1 0", "library:1: error: entry Li: 'z' of fcc must be 12, got '8'")]
    [TestCase("Li fcc 12 3 6.9 1 1 1 1 1 3.5 1 1 0.5 0 0 0 1 0", "'t0' must be 1, got '0.5'")]
    [TestCase("Li fcc 12 3 6.9 1 1 1 1 1 3.5 1 1 1 0 0 0 1 2", "'ibar' must be 0, 1, 3, 4 or -5, got '2'")]
    [TestCase("Li b1 6 3 6.9 1 1 1 1 1 3.5 1 1 1 0 0 0 1 0", "'lat' must be one of fcc bcc")]
    [TestCase("Na fcc 12 3 6.9 1 1 1 1 1 3.5 1 1 1 0 0 0 1 0", "library: error: there is no entry for element Li (the library has Na)")]
    [TestCase("Li fcc 12 3 6.9 1", "library:1: error: the file ends inside this entry: 6 words, expected 19")]
    public void Library_Bad_IsRefusedWithPlace(string text, string message)
    {
        using Simulation s = Empty(1);
        Assert.That(() => Read(s, "meam", "* * library Li NULL Li", ("library", text)), Throws.TypeOf<DataFileException>().With.Message.Contains(message));
    }

    [TestCase("* * library Li NULL Na", "'Na' is not among the elements named before the parameter file (Li)")]
    [TestCase("* * library Li Li NULL Li", "element Li is named twice")]
    [TestCase("* * library NULL", "expected the elements of the library")]
    [TestCase("1 1 library Li NULL Li", "takes its types as '* *'")]
    public void Line_Bad_IsRefused(string line, string message)
    {
        using Simulation s = Empty(1);
        Assert.That(() => Read(s, "meam", line, ("library", Library)), Throws.TypeOf<DeckException>().With.Message.Contains(message));
    }

    [Test]
    public void Parameters_PairBelowTheDiagonal_IsSaidToHaveNoEffect()
    {
        using Simulation s = Empty(1);
        List<string> log = [];
        s.Log = log.Add;
        using IPairStyle style = Read(s, "meam", "* * library Ni Li parameters Li", ("library", Library), ("parameters", "nn2(2,1) = 0\nEc(2,1) = 3\n"));
        Assert.That(log, Has.Count.EqualTo(1));
        Assert.That(log[0], Does.Contain("parameters:2: 'Ec(2,1) = 3' has no effect"));
    }

    [TestCase("c\n29 63.5 3.6 fcc\n5 0.1 5 0.1 1\n0 1 2 3 4\n0 1 2 3 4\n0 1 2 3", "potential:6: error: the file ends where value 5 of 5 of rho(r) was expected")]
    [TestCase("c\n29 -1 3.6 fcc\n", "the mass must be greater than zero")]
    [TestCase("c\n29 63.5 3.6 fcc\n5 0.1 x 0.1 1\n", "potential:3: error: the number of radial points Nr must be an integer of at least 5, got 'x'")]
    public void Funcfl_Bad_IsRefusedWithPlace(string text, string message)
    {
        using Simulation s = Empty(1);
        Assert.That(() => Read(s, "eam", "1 1 potential", ("potential", text)), Throws.TypeOf<DataFileException>().With.Message.Contains(message));
    }

    [Test]
    public void Funcfl_RangesWithoutACommonType_AreRefused()
    {
        using Simulation s = Empty(2);
        Assert.That(() => Read(s, "eam", "1 2 potential", ("potential", "c\n29 63.5 3.6 fcc\n")), Throws.TypeOf<DeckException>().With.Message.Contains("no type is in both ranges"));
    }

    private IPairStyle Read(Simulation s, string style, string line, params (string Name, string Text)[] files)
    {
        foreach ((string name, string text) in files) File.WriteAllText(Path.Combine(_folder, name), text);
        IPairStyle pair = ForceFactory.CreatePair(s.Registry, style, ArgReader.FromText("pair_style", style));
        pair.ReadCoefficients(ArgReader.FromText("pair_coeff", line, "in.deck", 3), s);
        return pair;
    }

    private Simulation Empty(int types)
    {
        Simulation s = new(new StyleRegistry(typeof(PairTersoff).Assembly), _team) { Units = Units.Metal };
        s.Types.SetCount(types);
        s.PotentialFolders.Add(_folder);
        return s;
    }
}
