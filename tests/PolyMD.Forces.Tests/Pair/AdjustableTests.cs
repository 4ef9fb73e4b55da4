using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Tests.Pair;

/// <summary>Coefficients changed by name (fix adapt): the names, and the same energy and forces as a coefficient line with the new number.</summary>
[TestFixture]
public sealed class AdjustableTests
{
    // style, settings, numbers of a line, names that a deck may give.
    [TestCase("lj/cut", "8.0", "0.1 3.2", "epsilon sigma")]
    [TestCase("lj/cut/coul/cut", "8.0", "0.1 3.2", "epsilon sigma")]
    [TestCase("lj/cut/coul/dsf", "0.2 8.0", "0.1 3.2", "epsilon sigma")]
    [TestCase("lj/cut/soft", "2 0.5 8.0", "0.1 3.2 0.8", "epsilon sigma lambda")]
    [TestCase("lj/cut/coul/cut/soft", "2 0.5 10 8.0", "0.1 3.2 0.8", "epsilon sigma lambda")]
    [TestCase("coul/cut/soft", "2 10 8.0", "0.8", "lambda")]
    [TestCase("lj/class2", "8.0", "0.1 3.2", "epsilon sigma")]
    [TestCase("lj/class2/soft", "2 0.5 8.0", "0.1 3.2 0.8", "epsilon sigma lambda")]
    [TestCase("lj/expand", "8.0", "0.1 3.2 0.2", "epsilon sigma delta")]
    [TestCase("lj/gromacs", "7.0 8.0", "0.1 3.2", "epsilon sigma")]
    [TestCase("lj/charmm/coul/charmm", "7.0 8.0", "0.1 3.2 0.05 3.0", "epsilon sigma epsilon14 sigma14")]
    [TestCase("mie/cut", "8.0", "0.1 3.2 12 6", "epsilon sigma gammaR gammaA")]
    [TestCase("morse", "8.0", "0.1 1.5 3.2", "D0 alpha r0")]
    [TestCase("morse/soft", "4 0.9 8.0", "0.1 1.5 3.2 0.8", "D0 alpha r0 lambda")]
    [TestCase("buck", "8.0", "1000 0.3 20", "A rho C")]
    [TestCase("born", "8.0", "1000 0.3 3.2 20 5", "A rho sigma C D")]
    [TestCase("soft", "8.0", "1.5", "A")]
    [TestCase("gauss", "8.0", "0.1 0.2", "A B")]
    [TestCase("yukawa", "0.5 8.0", "2.0", "A")]
    [TestCase("nm/cut", "8.0", "0.1 3.2 12 6", "E0 r0 n m")]
    [TestCase("ufm", "8.0", "0.1 3.2", "epsilon sigma")]
    [TestCase("wf/cut", "8.0", "0.1 3.2 1 4", "epsilon sigma nu mu")]
    [TestCase("lennard/mdf", "7.0 8.0", "1000 20", "A B")]
    public void Coefficient_ChangedByName_IsThatOfALine(string style, string settings, string line, string names)
    {
        using SmallSystem adjusted = new(1);
        adjusted.AddPair(style, settings, "* * " + line);
        IAdjustableCoefficients target = (IAdjustableCoefficients)adjusted.Simulation.Forces[0];
        adjusted.Compute();
        Assert.That(target.CoefficientNames, Is.EqualTo(names.Split(' ')));
        string[] words = line.Split(' ');
        for (int k = 0; k < words.Length; k++)
        {
            // Some take whole numbers in effect, but all take others too.
            double old = target.Coefficient(target.CoefficientNames[k], 1, 0), value = 0.9375 * old;
            string[] changed = [.. words];
            changed[k] = value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            using SmallSystem read = new(1);
            try
            {
                read.AddPair(style, settings, "* * " + line, "1 2 " + string.Join(' ', changed));
            }
            catch (DeckException)
            {
                Assert.That(() => target.SetCoefficient(target.CoefficientNames[k], 0, 1, value), Throws.TypeOf<DeckException>(), target.CoefficientNames[k]);
                continue;
            }
            double expected = read.Compute();
            target.SetCoefficient(target.CoefficientNames[k], 0, 1, value);
            target.CoefficientsChanged(adjusted.Simulation);
            adjusted.Simulation.Evaluator.Compute(Needs.Global);
            double found = adjusted.Simulation.Evaluator.PotentialEnergy();
            Assert.That(found, Is.EqualTo(expected).Within(1e-12 * Math.Abs(expected)), target.CoefficientNames[k]);
            Assert.That(adjusted.Forces(), Is.EqualTo(read.Forces()), target.CoefficientNames[k]);
            target.SetCoefficient(target.CoefficientNames[k], 0, 1, old);
            target.CoefficientsChanged(adjusted.Simulation);
        }
    }

    [TestCase("bond_style", "harmonic", "300 1.5", "K r0")]
    [TestCase("bond_style", "morse", "50 1.5 1.4", "D alpha r0")]
    [TestCase("bond_style", "fene", "30 2.5 1.0 1.0", "K R0 epsilon sigma")]
    [TestCase("angle_style", "harmonic", "50 109.5", "K theta0")]
    [TestCase("angle_style", "class2", "109.5 50 1 1", "")]
    public void BondedCoefficient_ChangedByName_IsThatOfALine(string family, string style, string line, string names)
    {
        string types = family == "angle_style" ? "1 " : "* ";
        using SmallSystem adjusted = new(1, bonded: true);
        adjusted.AddBonded(family, style, types + line);
        IAdjustableCoefficients target = (IAdjustableCoefficients)adjusted.Simulation.Forces[0];
        Assert.That(target.CoefficientNames, Is.EqualTo(names.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        if (names.Length == 0) return;
        adjusted.Compute();
        string[] words = line.Split(' ');
        for (int k = 0; k < words.Length; k++)
        {
            double old = target.Coefficient(target.CoefficientNames[k], 0, 0), value = 0.9375 * old;
            string[] changed = [.. words];
            changed[k] = value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            using SmallSystem read = new(1, bonded: true);
            read.AddBonded(family, style, types + line, "1 " + string.Join(' ', changed));
            double expected = read.Compute();
            target.SetCoefficient(target.CoefficientNames[k], 0, 0, value);
            target.CoefficientsChanged(adjusted.Simulation);
            adjusted.Simulation.Evaluator.Compute(Needs.Global);
            Assert.That(adjusted.Simulation.Evaluator.PotentialEnergy(), Is.EqualTo(expected).Within(1e-11 * Math.Abs(expected)), target.CoefficientNames[k]);
            target.SetCoefficient(target.CoefficientNames[k], 0, 0, old);
        }
    }
}
