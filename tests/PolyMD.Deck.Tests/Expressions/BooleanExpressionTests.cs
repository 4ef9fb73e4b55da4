using PolyMD.Deck.Expressions;
using PolyMD.Deck.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Tests.Expressions;

[TestFixture]
public sealed class BooleanExpressionTests
{
    [TestCase("1", true)]
    [TestCase("0", false)]
    [TestCase("1 < 2", true)]
    [TestCase("2<=2&&3>=4", false)]
    [TestCase("1 == 1.0", true)]
    [TestCase("abc == abc", true)]
    [TestCase("abc != abd", true)]
    [TestCase("\"two words\" == \"two words\"", true)]
    [TestCase("!0", true)]
    [TestCase("!(1 > 2) || 0", true)]
    [TestCase("1 |^ 1", false)]
    [TestCase("0 && 1 || 1", true)]
    [TestCase("-1 < 1e-3", true)]
    [TestCase("lj/cut == lj/cut", true)]
    public void Evaluate_Condition_HasValue(string text, bool expected) =>
        Assert.That(BooleanExpression.Evaluate(PlacedText.FromLine(new SourceLine("f", 1, text))), Is.EqualTo(expected));

    [TestCase("", 1)]
    [TestCase("1 <", 4)]
    [TestCase("abc < 2", 5)]
    [TestCase("abc == 2", 5)]
    [TestCase("(1", 1)]
    [TestCase("1 2", 3)]
    [TestCase("1 = 1", 3)]
    public void Evaluate_Bad_NamesTheColumn(string text, int column)
    {
        DeckException e = Assert.Throws<DeckException>(() => BooleanExpression.Evaluate(PlacedText.FromLine(new SourceLine("f", 1, text))))!;
        Assert.That(e.Span.Column, Is.EqualTo(text.Length == 0 ? 0 : column));
    }
}
