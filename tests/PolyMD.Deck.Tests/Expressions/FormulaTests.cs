using PolyMD.Model;

namespace PolyMD.Deck.Tests.Expressions;

/// <summary>Formulas that need no system, against values that LAMMPS (29 Sep 2021) printed for print "$(formula)".</summary>
[TestFixture]
public sealed class FormulaTests
{
    private static string Print(string text)
    {
        StringWriter screen = new();
        DeckRunner.RunText($"print \"{text}\"\n", "in.formula", new DeckRunOptions { ScreenWriter = screen, CheckFirst = false });
        return screen.ToString().Split('\n')[2];
    }

    [TestCase("$(-2^2)", "4")]
    [TestCase("$(2^3^2)", "64")]
    [TestCase("$(2^-1)", "0.5")]
    [TestCase("$(!0)", "1")]
    [TestCase("$(!1==0)", "1")]
    [TestCase("$(!(1<2))", "0")]
    [TestCase("$(1||0&&0)", "1")]
    [TestCase("$(1|^1)", "0")]
    [TestCase("$(1|^0||1)", "1")]
    [TestCase("$(7%4)", "3")]
    [TestCase("$(-7%4)", "-3")]
    [TestCase("$(2*3%4)", "2")]
    [TestCase("$(2+3*4^2/2)", "26")]
    [TestCase("$(1-2-3)", "-4")]
    [TestCase("$(2*-3)", "-6")]
    [TestCase("$(2--3)", "5")]
    [TestCase("$(-3+5)", "2")]
    [TestCase("$(10/4)", "2.5")]
    [TestCase("$(1 + 2)", "3")]
    [TestCase("$(1e-3)", "0.0010000000000000000208")]
    [TestCase("$(1.0/3.0)", "0.33333333333333331483")]
    [TestCase("$(1.0/3.0:%.3f)", "0.333")]
    [TestCase("$(PI)", "3.141592653589793116")]
    [TestCase("$(sqrt(2))", "1.4142135623730951455")]
    [TestCase("$(ln(10))", "2.3025850929940459011")]
    [TestCase("$(log(100))", "2")]
    [TestCase("$(exp(1))", "2.7182818284590450908")]
    [TestCase("$(exp(2)^2)", "54.598150033144243309")]
    [TestCase("$(abs(-3))", "3")]
    [TestCase("$(ceil(1.2)) $(floor(-1.2))", "2 -2")]
    [TestCase("$(round(2.5)) $(round(-2.5))", "3 -2", Description = "halves go up")]
    [TestCase("$(atan2(1,2))", "0.46364760900080609352")]
    [TestCase("$(-sqrt(4))", "-2")]
    [TestCase("$(1<2) $(2<=2) $(3>4) $(3>=3) $(1==1.0) $(1!=1)", "1 1 0 1 1 0")]
    [TestCase("$(1<2==1) $(3==3==1) $(1<2<3) $(-1<0)", "1 1 1 1")]
    [TestCase("$(123456789) $(1e15) $(100000*100000)", "123456789 1000000000000000 10000000000")]
    [TestCase("$(2^0.5)", "1.4142135623730951455")]
    [TestCase("$(version)", "20210929")]
    [TestCase("$(stride2(1,10,2,3,6,1)) $(logfreq2(10,3,10)) $(logfreq3(10,25,1000))", "1 10 10")]
    [TestCase("$(stagger(100,10)) $(logfreq(100,4,10)) $(stride(0,100,10))", "10 100 10")]
    [TestCase("$(is_defined(compute,a))", "0")]
    public void Immediate_Formula_PrintsWhatLammpsPrints(string text, string expected) => Assert.That(Print(text), Is.EqualTo(expected));

    [TestCase("$(5/0)", "division of 5 by zero in a formula", 10)]
    [TestCase("$(5%0)", "remainder of 5 by zero in a formula", 10)]
    [TestCase("$(0^-1)", "zero to the negative power -1 in a formula", 10)]
    [TestCase("$(sqrt(-1))", "sqrt(-1): the argument must not be negative", 9)]
    [TestCase("$(ln(0))", "ln(0): the argument must be positive", 9)]
    [TestCase("$(asin(2))", "asin(2): the argument must lie in -1 ... 1", 9)]
    [TestCase("$(random(0,1,0))", "a random seed must lie in 1 ... 900000000, got 0", 9)]
    [TestCase("$(swiggle(1,2,3))", "swiggle() has a value during a run only", 9)]
    [TestCase("$(step)", "thermo keyword 'step' has no value before the simulation box is defined", 10)]
    [TestCase("$(v_q)", "there is no variable 'q'", 10)]
    [TestCase("$(c_q)", "this cannot be evaluated before the simulation box is defined", 10)]
    [TestCase("$(x[1])", "this cannot be evaluated before the simulation box is defined", 10)]
    public void Immediate_NoValue_SaysWhyAndWhere(string text, string message, int column)
    {
        DeckException e = Assert.Throws<DeckException>(() => Print(text))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Problem, Is.EqualTo(message));
            Assert.That(e.Span.Column, Is.EqualTo(column).Within(1));
        }
    }

    [Test]
    public void Variable_RefersToItself_IsFound()
    {
        // Found before the first line is executed as well as by a run that is not checked.
        const string Deck = "variable a equal v_b+1\nvariable b equal v_a+1\nprint \"$a\"\n";
        DeckException e = Assert.Throws<DeckException>(() => DeckRunner.RunText(Deck, "in.circle", new DeckRunOptions { CheckFirst = false }))!;
        DeckCheckException checkedFirst = Assert.Throws<DeckCheckException>(() => DeckRunner.RunText(Deck, "in.circle", new DeckRunOptions()))!;
        Assert.That(checkedFirst.Check.Problems.Select(p => p.Message), Is.EqualTo(new[] { e.Problem }));
        Assert.That(e.Problem, Is.EqualTo("variable 'a' refers to itself, directly or through others"));
    }
}
