using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.ManyBody;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.ManyBody;

/// <summary>What is accepted in a potential file and a pair_coeff line, and how bad ones are refused: with file, line and what was expected.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PotentialFileTests : IDisposable
{
    private const string Numbers = "3.0 1.0 0.0 38049 4.3484 -0.930 0.72751 1.5724e-7 2.2119 430.0 1.95 0.15 3.4879 1393.6";
    private const string Sw = "2.1683 2.00336 1.774753 15.662962 1.181855 -0.44561015 6.0 0.618328 4 0 0.0";
    private readonly string _folder = Directory.CreateTempSubdirectory("polymd-potential").FullName;
    private readonly ThreadTeam _team = new(1);

    public void Dispose()
    {
        _team.Dispose();
        Directory.Delete(_folder, true);
    }

    [Test]
    public void Tersoff_EntryWrappedOverLines_IsReadAsOne()
    {
        using IPairStyle style = Read("tersoff", $"# UNITS: metal\n\nC C C 3.0 1.0 0.0 # middle\n  38049 4.3484 -0.930 0.72751 1.5724e-7\n2.2119 430.0 1.95 0.15 3.4879 1393.6\n", "C");
        Assert.That(style.Covers(0, 0), Is.True);
    }

    [TestCase("C C C 3.0 1.0\n", "potential:1: error: the file ends inside this entry: 5 words, expected 17")]
    [TestCase("# c\nC C C " + Numbers + " 7\n", "potential:2: error: the entry has 18 words, expected 17")]
    [TestCase("C C C 3.0 1.0 0.0 l.0 4.3484 -0.930 0.72751 1.5724e-7 2.2119 430.0 1.95 0.15 3.4879 1393.6\n", "potential:1: error: entry C C C: 'c' must be a number, got 'l.0'")]
    [TestCase("C C C 2.0 1.0 0.0 38049 4.3484 -0.930 0.72751 1.5724e-7 2.2119 430.0 1.95 0.15 3.4879 1393.6\n", "'m' must be 1 or 3, got '2.0'")]
    [TestCase("C C C 3.0 1.0 0.0 38049 4.3484 -0.930 0.72751 1.5724e-7 2.2119 430.0 1.95 2.15 3.4879 1393.6\n", "'D' (2.15) must not exceed 'R' (1.95)")]
    [TestCase("C C C 3.0 1.0 0.0 38049 4.3484 -0.930 0.72751 1.5724e-7 2.2119 -430.0 1.95 0.15 3.4879 1393.6\n", "'B' must not be negative, got '-430.0'")]
    [TestCase("C C C " + Numbers + "\nC C C " + Numbers + "\n", "potential:2: error: entry C C C: this entry stands in the file twice (first at line 1)")]
    [TestCase("Si Si Si " + Numbers + "\n", "potential: error: there is no entry for element C (the file has Si)")]
    [TestCase("", "there is no entry for element C (the file has no entries)")]
    [TestCase("# UNITS: lj\nC C C " + Numbers + "\n", "potential:1: error: this potential is in 'lj' units but the deck uses 'units metal'")]
    public void Tersoff_BadFile_IsRefusedWithPlace(string text, string message)
    {
        Assert.That(() => Read("tersoff", text, "C"), Throws.TypeOf<DataFileException>().With.Message.Contains(message));
    }

    [Test]
    public void Tersoff_MissingMixedEntries_AreNamed()
    {
        string text = $"C C C {Numbers}\nSi Si Si {Numbers}\nC Si Si {Numbers}\nSi C C {Numbers}\n";
        Assert.That(() => Read("tersoff", text, "C Si"), Throws.TypeOf<DataFileException>().With.Message.Contains("missing entries C C Si, C Si C, Si C Si, Si Si C"));
    }

    [TestCase("Si Si Si 1 2 3\n", "potential:1: error: the file ends inside this entry: 6 words, expected 14")]
    [TestCase("Si Si Si 2.1683 -2.0 1.774753 15.662962 1.181855 -0.44561015 6.0 0.618328 4 0 0.0\n", "'sigma' must not be negative, got '-2.0'")]
    public void StillingerWeber_BadFile_IsRefusedWithPlace(string text, string message)
    {
        Assert.That(() => Read("sw", text, "Si"), Throws.TypeOf<DataFileException>().With.Message.Contains(message));
    }

    [Test]
    public void StillingerWeber_AngleWithTwoDifferentEntries_IsRefused()
    {
        string text = string.Concat(from i in new[] { "A", "B" } from j in new[] { "A", "B" } from k in new[] { "A", "B" } select $"{i} {j} {k} {(i + j + k == "ABA" ? Sw.Replace("15.66", "16.66") : Sw)}\n");
        Assert.That(() => Read("sw", text, "A B"), Throws.TypeOf<DataFileException>().With.Message.Contains("A A B and A B A must have equal epsilon, lambda and costheta0"));
    }

    [Test]
    public void EamFs_TruncatedFile_IsRefusedWithWhatWasExpected()
    {
        string text = LithiumTable.Text("Li.eam.fs");
        string cut = text[..(text.Length * 2 / 3)];
        cut = cut[..(cut.LastIndexOf('\n') + 1)];
        int lines = cut.Split('\n').Length;
        Assert.That(() => Read("eam/fs", cut, "Li"), Throws.TypeOf<DataFileException>().With.Message.Contains($"potential:{lines}: error: the file ends where value ").And.Message.Contains("of 1000 of "));
    }

    [TestCase("a\nb\nc\n2 Li\n", "potential:4: error: expected the number of elements and that many names, got '2 Li'")]
    [TestCase("a\nb\n", "the file ends before the line of elements")]
    [TestCase("a\nb\nc\n1 Li\n1000 0.1 x 0.1 4.0\n", "potential:5: error: the number of radial points Nr must be an integer of at least 5, got 'x'")]
    public void EamFs_BadHeader_IsRefusedWithPlace(string text, string message)
    {
        Assert.That(() => Read("eam/fs", text, "Li"), Throws.TypeOf<DataFileException>().With.Message.Contains(message));
    }

    [Test]
    public void EamFs_UnknownElement_IsRefusedWithThoseThere()
    {
        Assert.That(() => Read("eam/fs", LithiumTable.Text("LiXx.eam.fs"), "Na"), Throws.TypeOf<DataFileException>().With.Message.Contains("there is no element Na in this file (it has Li Xx)"));
    }

    [Test]
    public void EamFs_File_SetsTheMassesOfItsTypes()
    {
        File.WriteAllText(Path.Combine(_folder, "potential"), LithiumTable.Text("Li.eam.fs"));
        using Simulation s = Empty(2);
        using IPairStyle style = StyleRegistry.Create<IPairStyle>(s.Registry.Find("pair_style", "eam/fs")!);
        style.ReadCoefficients(ArgReader.FromText("pair_coeff", "* * potential Li NULL"), s);
        Assert.That(s.Types.Mass, Is.EqualTo(new[] { 7.0, double.NaN }).AsCollection);
    }

    [Test]
    public void Coefficients_NullTypes_AreNotCovered()
    {
        using IPairStyle style = Read("tersoff", $"C C C {Numbers}\n", "C NULL C");
        Assert.That(new[] { style.Covers(0, 0), style.Covers(0, 2), style.Covers(0, 1), style.Covers(1, 1) }, Is.EqualTo(new[] { true, true, false, false }).AsCollection);
    }

    [TestCase("1 1 potential C", "takes its types as '* *'")]
    [TestCase("* * potential C C", "expected one element (or NULL) for each of the 1 atom types after the potential file, got 2")]
    [TestCase("* * potentiel C", "potential file 'potentiel' does not exist")]
    [TestCase("* * potentiel C", "did you mean 'potential'?")]
    [TestCase("* * potential NULL", "every atom type is NULL")]
    public void Coefficients_BadLine_IsRefused(string line, string message)
    {
        File.WriteAllText(Path.Combine(_folder, "potential"), $"C C C {Numbers}\n");
        using Simulation s = Empty(1);
        using IPairStyle style = StyleRegistry.Create<IPairStyle>(s.Registry.Find("pair_style", "tersoff")!);
        Assert.That(() => style.ReadCoefficients(ArgReader.FromText("pair_coeff", line, "in.deck", 3), s), Throws.TypeOf<DeckException>().With.Message.Contains(message).And.Message.Contains("in.deck:3:"));
    }

    [Test]
    public void Settings_Word_IsRefused()
    {
        using Simulation s = Empty(1);
        using IPairStyle style = StyleRegistry.Create<IPairStyle>(s.Registry.Find("pair_style", "sw")!);
        Assert.That(() => style.ReadSettings(ArgReader.FromText("pair_style", "shift 0.05"), s), Throws.TypeOf<DeckException>().With.Message.Contains("takes no settings, got 'shift'"));
    }

    [TestCase("shift", "shift")]
    [TestCase("shaft 1", "unknown keyword 'shaft'")]
    public void Settings_BadShift_IsRefused(string settings, string message)
    {
        using Simulation s = Empty(1);
        using IPairStyle style = StyleRegistry.Create<IPairStyle>(s.Registry.Find("pair_style", "tersoff/mod")!);
        Assert.That(() => style.ReadSettings(ArgReader.FromText("pair_style", settings), s), Throws.TypeOf<DeckException>().With.Message.Contains(message));
    }

    private IPairStyle Read(string style, string text, string elements)
    {
        File.WriteAllText(Path.Combine(_folder, "potential"), text);
        using Simulation s = Empty(elements.Split(' ').Length);
        IPairStyle pair = StyleRegistry.Create<IPairStyle>(s.Registry.Find("pair_style", style)!);
        pair.ReadCoefficients(ArgReader.FromText("pair_coeff", "* * potential " + elements), s);
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
