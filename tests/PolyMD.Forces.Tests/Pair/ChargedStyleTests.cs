using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.Pair;

/// <summary>What the fixtures of styles with charges cannot show: messages, 1-4 coefficients, mixed precision, erfc.</summary>
[TestFixture]
public sealed class ChargedStyleTests
{
    [TestCase("coul/debye", "0.3", "pair_style coul/debye: missing argument 'cutoff'")]
    [TestCase("coul/cut", "8 9", "pair_style coul/cut: unexpected argument '9'")]
    [TestCase("lj/cut/coul/dsf", "0.2 8 0", "pair_style lj/cut/coul/dsf: 'Coulomb cutoff' must be greater than zero, got '0'")]
    [TestCase("lj/charmm/coul/charmm", "10 8", "pair_style lj/charmm/coul/charmm: the inner cutoff 10 must be smaller than the outer cutoff 8")]
    [TestCase("lj/charmm/coul/charmm", "8 10 7", "pair_style lj/charmm/coul/charmm: missing argument 'Coulomb outer cutoff'")]
    [TestCase("lj/cut/coul/cut/soft", "2 0.5 8", "pair_style lj/cut/coul/cut/soft: missing argument 'cutoff'")]
    public void Settings_WithMistakes_AreRefused(string style, string settings, string message)
    {
        using SmallSystem s = new();
        Assert.That(() => s.AddPair(style, settings), Throws.InstanceOf<DeckException>().With.Message.Contains(message));
    }

    [TestCase("lj/cut/coul/long", "8", "1 1 0.1 3 8 9", "unexpected argument '9'")]
    [TestCase("lj/class2/coul/cut", "8", "1 1 0.1 3 8 9 10", "unexpected argument '10'")]
    [TestCase("lj/cut/soft", "2 0.5 8", "1 1 0.1 3 1.5", "'lambda' must lie between 0 and 1, got 1.5")]
    [TestCase("lj/charmm/coul/long", "6 8", "1 1 0.1 3 0.05", "missing argument 'sigma14'")]
    [TestCase("lj/gromacs/coul/gromacs", "6 8", "1 1 0.1 3 5 7", "unexpected argument '5'")]
    [TestCase("coul/dsf", "0.2 8", "1 1 7", "unexpected argument '7'")]
    public void Coefficients_WithMistakes_AreRefused(string style, string settings, string line, string message)
    {
        using SmallSystem s = new();
        Assert.That(() => s.AddPair(style, settings, line), Throws.InstanceOf<DeckException>().With.Message.Contains(message));
    }

    [Test]
    public void ExactError_OfCoincidentAtoms_KeepsItsDigits([Values(1e-11, 1e-7, 1e-3, 0.0999999, 0.1, 0.5)] double x)
    {
        double gauss = Math.Exp(-x * x);
        // erf by its series, which needs no cancellation at these arguments.
        double term = x, sum = x;
        for (int n = 1; n < 40; n++) sum += (term *= -x * x / n) / (2 * n + 1);
        double found = ExactError.Less(new Lane1(x), new Lane1(gauss), new Lane1(1)).Value;
        Assert.That(found, Is.EqualTo(-2 / Math.Sqrt(Math.PI) * sum).Within(1e-11).Percent);
    }

    [TestCase("born/coul/wolf", "0.2 8", "0.2 0.35 3.2 120 310")]
    [TestCase("buck/coul/cut", "8", "2000 0.3 100")]
    [TestCase("nm/cut/coul/cut", "8", "0.1 3.5 9 6")]
    public void UnlikePair_OfAStyleWithoutMixing_IsMissing(string style, string settings, string coefficients)
    {
        using SmallSystem s = new();
        s.AddPair(style, settings, $"1 1 {coefficients}", $"2 2 {coefficients}", $"3 3 {coefficients}");
        Assert.That(() => s.Compute(), Throws.InstanceOf<PolyMDException>().With.Message.Contains("no coefficients for types 1 and 2"));
    }

    [Test]
    public void SoftCore_WithTwoLambdas_DoesNotMix()
    {
        using SmallSystem s = new();
        s.AddPair("lj/cut/soft", "2 0.5 8", "1 1 0.1 3 1", "2 2 0.1 3 0.5", "3 3 0.1 3 1");
        Assert.That(() => s.Compute(), Throws.InstanceOf<PolyMDException>().With.Message.Contains("no coefficients for types 1 and 2"));
    }

    [Test]
    public void LongStyle_WithoutSolver_AsksForOne()
    {
        using SmallSystem s = new();
        s.AddPair("lj/class2/coul/long", "8", "* * 0.1 3");
        Assert.That(() => s.Compute(), Throws.InstanceOf<PolyMDException>().With.Message.Contains("add a kspace_style"));
    }

    [Test]
    public void CharmmCoefficients_Of14Pairs_FollowTheirDefaultsAndMixArithmetically()
    {
        using SmallSystem s = new();
        ICharmm14Pair pair = (ICharmm14Pair)s.AddPair("lj/charmm/coul/charmm/implicit", "6 8 5 7", "1 1 0.16 3.0 0.04 2.0", "2 2 0.09 3.4", "3 3 0.1 3");
        s.Compute();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pair.Coefficients14(0, 0), Is.EqualTo((0.04, 2.0)));
            Assert.That(pair.Coefficients14(1, 1), Is.EqualTo((0.09, 3.4)));
            Assert.That(pair.Coefficients14(1, 0).Epsilon, Is.EqualTo(0.06).Within(1e-15));
            Assert.That(pair.Coefficients14(0, 1).Sigma, Is.EqualTo(2.7).Within(1e-15));
            Assert.That((pair.InnerCutoff14, pair.OuterCutoff14, pair.CoulombCutoff14), Is.EqualTo((6.0, 8.0, 7.0)));
            Assert.That(pair.Coulomb14, Is.EqualTo(Charmm14Coulomb.DistanceDielectric));
            Assert.That(pair.ForceSwitched, Is.False);
        }
    }

    [Test]
    public void ForceSwitchedCharmm_InRealUnits_BringsItsCoulombConstant()
    {
        using SmallSystem real = new(), metal = new(units: Units.Metal);
        foreach (SmallSystem s in (SmallSystem[])[real, metal]) s.AddPair("lj/charmmfsw/coul/charmmfsh", "6 8", "* * 0.1 3");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(real.Simulation.CoulombConstant, Is.EqualTo(332.0716));
            Assert.That(metal.Simulation.CoulombConstant, Is.EqualTo(Units.Metal.CoulombConstant));
        }
    }

    [TestCase("coul/debye", "0.2 8", "* *")]
    [TestCase("lj/cut/coul/dsf", "0.2 8", "* * 0.1 3")]
    [TestCase("lj/cut/coul/wolf", "0.2 8", "* * 0.1 3")]
    [TestCase("lj/class2/coul/cut", "8", "* * 0.1 3")]
    [TestCase("lj/charmm/coul/charmm", "6 8", "* * 0.1 3")]
    [TestCase("lj/charmmfsw/coul/charmmfsh", "6 8", "* * 0.1 3")]
    [TestCase("lj/gromacs/coul/gromacs", "6 8", "* * 0.1 3")]
    [TestCase("lj/cut/coul/cut/soft", "2 0.5 10 8", "* * 0.1 3 0.7")]
    [TestCase("lj/class2/coul/cut/soft", "2 0.5 10 8", "* * 0.1 3 0.7")]
    [TestCase("born/coul/dsf", "0.2 8", "* * 0.2 0.35 3.2 120 310")]
    public void MixedPrecision_AgainstDouble_DiffersByRoundOffOfFloats(string style, string settings, string line)
    {
        using SmallSystem exact = new(), mixed = new();
        mixed.Simulation.Precision = Precision.Mixed;
        foreach (SmallSystem s in (SmallSystem[])[exact, mixed]) s.AddPair(style, settings, line);
        double energy = exact.Compute(), mixedEnergy = mixed.Compute(), scale = exact.Forces().Max(f => f.Length);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mixedEnergy, Is.EqualTo(energy).Within(1e-5 * Math.Abs(energy)).And.Not.EqualTo(energy));
            foreach ((Vec3 a, Vec3 b) in mixed.Forces().Zip(exact.Forces())) Assert.That((a - b).Length, Is.LessThan(1e-5 * scale));
        }
    }

    [Test]
    public void ExactError_AgainstCody_AgreesToRoundOff()
    {
        for (double x = 0; x < 6; x += 0.0137)
        {
            double value = Lane1.Sum(ExactError.Eval(Lane1.Create(x), Lane1.Create(Math.Exp(-x * x)))), expected = SpecialFunctions.Erfc(x);
            Assert.That(value, Is.EqualTo(expected).Within(2e-14 * expected), $"x = {x}");
        }
    }
}
