using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Tests.Pair;

/// <summary>What pair_style and pair_coeff lines say when they are wrong, and what the log says of pair_modify.</summary>
[TestFixture]
public sealed class PairLineTests
{
    [TestCase("buck", "8", "* * 100 0 200", "'rho' must be greater than zero, got 0")]
    [TestCase("born", "8", "* * 100 -1 2 200 3", "'rho' must be greater than zero, got -1")]
    [TestCase("mie/cut", "8", "* * 0.1 3 6 6", "'gammaR' and 'gammaA' must be positive and differ, got 6 and 6")]
    [TestCase("nm/cut", "8", "* * 0.1 3 6 6", "'n' and 'm' must differ, got 6 twice")]
    [TestCase("morse", "8", "* * 0.1 3", "missing argument 'r0'")]
    [TestCase("morse", "8", "* * 0.1 3 4 5 6", "unexpected argument '6'")]
    [TestCase("lj/smooth", "6 8", "* * 0.1 3 7", "missing argument 'outer cutoff'")]
    [TestCase("lj/smooth", "6 8", "* * 0.1 3 7 5", "'outer cutoff' must not be less than 'inner cutoff', got 7 and 5")]
    [TestCase("lj/cubic", "", "* * 0.1 3 7", "unexpected argument '7'")]
    [TestCase("zbl", "3 4", "* * 6 8", "a type has one nuclear charge, got Z_i 6 and Z_j 8 for a pair of like types")]
    [TestCase("zbl", "3 4", "1 2 6 8 5", "unexpected argument '5'")]
    [TestCase("lj/cut", "8", "* * 0.1 3 -1", "'cutoff' must not be negative, got '-1'")]
    [TestCase("zero", "8", "* * 3 4", "unexpected argument '4'")]
    [TestCase("table", "linear 100", "* * nowhere.table A", "potential file 'nowhere.table' does not exist")]
    [TestCase("hybrid", "lj/cut 8 morse 7", "* * lj/cutt 1 1", "'lj/cutt' is not a sub-style of pair_style hybrid; did you mean 'lj/cut'?")]
    [TestCase("hybrid", "lj/cut 8 lj/cut 7", "* * lj/cut 3 1 1", "'number of lj/cut' must be at most 2, got 3")]
    public void ReadCoefficients_OfAWrongLine_SaysWhatIsWrong(string style, string settings, string line, string message)
    {
        using SmallSystem s = new();
        Assert.That(() => s.AddPair(style, settings, line), Throws.InstanceOf<DeckException>().With.Message.Contains(message));
    }

    [TestCase("lj/smooth", "8 6", "'outer cutoff' must not be less than 'inner cutoff', got 8 and 6")]
    [TestCase("yukawa", "2.0", "missing argument 'cutoff'")]
    [TestCase("lj/cubic", "8", "unexpected argument '8'")]
    [TestCase("zero", "8 nocoef", "unknown keyword 'nocoef'; did you mean 'nocoeff'?")]
    [TestCase("table", "cubic 100", "'style' must be one of lookup, linear, spline, bitmap; got 'cubic'")]
    [TestCase("table", "linear 1", "'N' must be at least 2, got 1")]
    [TestCase("table", "linear 100 ewalt", "'solver' must be one of ewald, pppm, msm, dispersion, tip4p; got 'ewalt'; did you mean 'ewald'?")]
    [TestCase("hybrid", "lj/cut 8 hybrid/overlay morse 7", "'hybrid/overlay' cannot be a sub-style of hybrid")]
    [TestCase("hybrid/scaled", "lj/cut 8", "'factor' must be a number, got 'lj/cut'")]
    public void ReadSettings_OfAWrongLine_SaysWhatIsWrong(string style, string settings, string message)
    {
        using SmallSystem s = new();
        Assert.That(() => s.AddPair(style, settings), Throws.InstanceOf<DeckException>().With.Message.Contains(message));
    }

    [TestCase("morse", "8", "1 1 0.1 1 3;2 2 0.1 1 3;3 3 0.1 1 3", "no coefficients for types 1 and 2")]
    [TestCase("lj/cut", "8", "1 1 0.1 3;2 2 0.1 3", "no coefficients for types 1 and 3")]
    [TestCase("hybrid", "lj/cut 8 morse 7", "* * lj/cut 0.1 3", "sub-style morse is given no type pair")]
    [TestCase("hybrid/overlay", "lj/cut 8 lj/cut 7", "1 1 lj/cut 1 0.1 3;2*3 2*3 lj/cut 2 0.1 3", "no coefficients for types 1 and 2, and none follow by mixing")]
    public void Initialize_WithMissingPairs_NamesThem(string style, string settings, string lines, string message)
    {
        using SmallSystem s = new();
        s.AddPair(style, settings, lines.Split(';'));
        Assert.That(() => s.Compute(), Throws.InstanceOf<PolyMDException>().With.Message.Contains(message));
    }

    [Test]
    public void Modify_OfShiftAndTail_IsRefused()
    {
        using SmallSystem s = new();
        s.AddPair("lj/cut", "8", "* * 0.1 3").Modify = new PairModify(Shift: true, Tail: true);
        Assert.That(() => s.Compute(), Throws.InstanceOf<PolyMDException>().With.Message.Contains("exclude each other"));
    }

    [Test]
    public void Modify_OfTailWithoutCorrection_IsNoted()
    {
        using SmallSystem s = new();
        List<string> log = [];
        s.Simulation.Log = log.Add;
        s.AddPair("morse", "8", "* * 0.1 1 3").Modify = new PairModify(Tail: true);
        s.Compute();
        Assert.That(log, Has.Some.Contains("pair_style morse has no long-range correction"));
    }

    [Test]
    public void Mixing_OfMissingPairs_IsReported()
    {
        using SmallSystem s = new();
        List<string> log = [];
        s.Simulation.Log = log.Add;
        s.AddPair("lj/cut", "8", "1 1 0.1 3", "2 2 0.1 3", "3 3 0.1 3", "1 3 0.2 3").Modify = new PairModify(MixRule.Arithmetic);
        s.Compute();
        Assert.That(log, Has.Some.EqualTo("Generated 2 of 3 mixed pair_coeff terms from arithmetic mixing rule"));
    }

    [TestCase("lj/cut/omp")]
    [TestCase("lj/cut/opt")]
    [TestCase("lj/cut/gpu")]
    [TestCase("lj/cut/intel")]
    [TestCase("lj/cut/kk")]
    [TestCase("lj/cut/kk/host")]
    public void Name_WithAnAcceleratorSuffix_IsThePlainStyle(string name)
    {
        using SmallSystem s = new();
        Assert.That(s.AddPair(name, "8").Name, Is.EqualTo("lj/cut"));
    }

    [TestCase("lj 0 0 1", true)]
    [TestCase("lj 0.5 0 1", false)]
    public void Special_OfASubStyle_MustKeepZerosAndOnes(string special, bool allowed)
    {
        using SmallSystem s = new(bonded: true);
        s.Simulation.Special = new Engine.SpecialWeights(0, 0, 0.5, 0, 0, 0.5);
        IPairStyle hybrid = s.AddPair("hybrid", "lj/cut 8", "* * lj/cut 0.1 3");
        double[] factors = [.. special.Split(' ')[1..].Select(f => double.Parse(f, System.Globalization.CultureInfo.InvariantCulture))];
        ((IHybridPairStyle)hybrid).Styles.Single().Modify = new PairModify(SpecialLj: factors);
        if (allowed) Assert.That(() => s.Compute(), Throws.Nothing);
        else Assert.That(() => s.Compute(), Throws.InstanceOf<PolyMDException>().With.Message.Contains("the factor of 1-2 pairs cannot replace 0 of special_bonds"));
    }

    [Test]
    public void Scaled_WithoutVariables_NamesTheReference()
    {
        using SmallSystem s = new();
        s.AddPair("hybrid/scaled", "v_half lj/cut 8", "* * lj/cut 0.1 3");
        Assert.That(() => s.Compute(), Throws.InstanceOf<DeckException>().With.Message.Contains("'v_half' refers to a variable"));
    }
}
