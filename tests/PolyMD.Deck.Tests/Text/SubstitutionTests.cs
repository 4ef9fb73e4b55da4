using PolyMD.Deck.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Tests.Text;

[TestFixture]
public sealed class SubstitutionTests
{
    private sealed class Values : Substitution.ISource
    {
        public string Variable(string name, SourceSpan place) => name switch
        {
            "x" => "3.5",
            "name" => "two words",
            _ => throw new DeckException(place, $"no {name}"),
        };

        public string Immediate(PlacedText expression, string? format, SourceSpan place) => $"<{expression.Text}|{format}>";
    }

    private static PlacedText Expand(string text, bool quotes = true) =>
        Substitution.Expand(PlacedText.FromLine(new SourceLine("f", 1, text)), new Values(), quotes);

    [TestCase("run $x", "run 3.5")]
    [TestCase("run ${x}${x}", "run 3.53.5")]
    [TestCase("a $(1+2) b", "a <1+2|> b")]
    [TestCase("a $((1+2)*f(3)) b", "a <(1+2)*f(3)|> b")]
    [TestCase("$(x:%.2f)", "<x|%.2f>")]
    [TestCase("$(a:b)", "<a:b|>")]
    [TestCase("print \"$x\"", "print \"$x\"")]
    [TestCase("print '$x' $x", "print '$x' 3.5")]
    [TestCase("print \"\"\"$x\"\"\" $x", "print \"\"\"$x\"\"\" 3.5")]
    public void Expand_Line_ReplacesOutsideQuotes(string text, string expected) => Assert.That(Expand(text).Text, Is.EqualTo(expected));

    [Test]
    public void Expand_QuotesNotRespected_ReplacesEverywhere() => Assert.That(Expand("'$x'", false).Text, Is.EqualTo("'3.5'"));

    [Test]
    public void Expand_ValueWithBlanks_GivesSeveralWordsAtOnePlace()
    {
        List<ArgToken> words = DeckLexer.Split(Expand("print ${name} end"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(words.Select(w => w.Text), Is.EqualTo(["print", "two", "words", "end"]));
            Assert.That((words[1].Span.Column, words[1].Span.Length), Is.EqualTo((7, 7)));
            Assert.That(words[3].Span.Column, Is.EqualTo(15));
        }
    }

    [TestCase("run ${x", 5)]
    [TestCase("run $(1", 5)]
    [TestCase("run $", 5)]
    [TestCase("run ${nope}", 5)]
    public void Expand_Bad_NamesTheColumn(string text, int column)
    {
        DeckException e = Assert.Throws<DeckException>(() => Expand(text))!;
        Assert.That(e.Span.Column, Is.EqualTo(column));
    }
}
