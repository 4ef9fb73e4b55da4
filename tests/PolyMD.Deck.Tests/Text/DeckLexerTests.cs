using PolyMD.Deck.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Tests.Text;

[TestFixture]
public sealed class DeckLexerTests
{
    private static List<ArgToken> Words(string text, int line = 0)
    {
        DeckSource source = DeckSource.Parse(text, "in.test");
        return DeckLexer.Split(DeckLexer.StripComment(source.Lines[line]));
    }

    private static string[] Texts(string text, int line = 0) => Words(text, line).Select(t => t.Text).ToArray();

    [TestCase("a b  c", new[] { "a", "b", "c" })]
    [TestCase("\tunits\tlj  # comment", new[] { "units", "lj" })]
    [TestCase("# only a comment", new string[0])]
    [TestCase("   ", new string[0])]
    [TestCase("print \"a # b\" # c", new[] { "print", "a # b" })]
    [TestCase("print 'it is \"so\"'", new[] { "print", "it is \"so\"" })]
    [TestCase("print \"\"\"a \"b\" 'c' # d\"\"\"", new[] { "print", "a \"b\" 'c' # d" })]
    [TestCase("print \"\" x", new[] { "print", "", "x" })]
    [TestCase("word\"inside", new[] { "word\"inside" })]
    [TestCase("a#b", new[] { "a" })]
    public void Split_Line_GivesWords(string line, string[] expected) => Assert.That(Texts(line), Is.EqualTo(expected));

    [Test]
    public void Split_Continuation_JoinsLinesAndKeepsPlaces()
    {
        List<ArgToken> words = Words("pair_coeff 1 &\n  2 0.5 &\n 3.0\nunits lj");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(words.Select(w => w.Text), Is.EqualTo(["pair_coeff", "1", "2", "0.5", "3.0"]));
            Assert.That((words[2].Span.Line, words[2].Span.Column), Is.EqualTo((2, 3)));
            Assert.That((words[4].Span.Line, words[4].Span.Column, words[4].Span.Length), Is.EqualTo((3, 2, 3)));
            Assert.That(words[3].Span.LineText, Is.EqualTo("  2 0.5 &"));
        }
    }

    [Test]
    public void Split_ContinuationInsideAWord_JoinsTheWord() => Assert.That(Texts("print ab&\ncd"), Is.EqualTo(["print", "abcd"]));

    [Test]
    public void Split_CommentWithContinuation_ContinuesTheComment() => Assert.That(DeckSource.Parse("# a &\nunits lj", "x").Lines, Has.Count.EqualTo(1));

    [Test]
    public void Split_TripleQuotesOverLines_KeepsLineEnds()
    {
        string[] words = Texts("print \"\"\"first\nsecond # kept\"\"\" screen no");
        Assert.That(words, Is.EqualTo(["print", "first\nsecond # kept", "screen", "no"]));
    }

    [Test]
    public void Parse_WindowsLineEndsAndByteOrderMark_AreIgnored()
    {
        DeckSource source = DeckSource.Parse("\uFEFFunits lj\r\nrun &\r\n 10\r\n", "x");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(source.Lines, Has.Count.EqualTo(2));
            Assert.That(DeckLexer.Split(source.Lines[0]).Select(t => t.Text), Is.EqualTo(["units", "lj"]));
            Assert.That(DeckLexer.Split(source.Lines[1]).Select(t => t.Text), Is.EqualTo(["run", "10"]));
        }
    }

    [Test]
    public void Parse_TrailingContinuationAtEndOfFile_KeepsTheLine() => Assert.That(Texts("run 10 &"), Is.EqualTo(["run", "10"]));

    [TestCase("print \"open", 7)]
    [TestCase("print 'open", 7)]
    [TestCase("print \"a\"b", 10)]
    public void Split_BadQuotes_NamesTheColumn(string line, int column)
    {
        DeckException e = Assert.Throws<DeckException>(() => Words(line))!;
        Assert.That(e.Span.Column, Is.EqualTo(column));
    }

    [Test]
    public void Split_RandomBytes_NeverFailsUnexpectedly()
    {
        // Fuzz with a fixed seed: any text either splits or gives a DeckException.
        Random random = new(20240607);
        const string Alphabet = "ab1 \t\"'&#$(){}\n\r:%^*";
        for (int n = 0; n < 3000; n++)
        {
            string text = new(Enumerable.Range(0, random.Next(40)).Select(_ => Alphabet[random.Next(Alphabet.Length)]).ToArray());
            foreach (PlacedText line in DeckSource.Parse(text, "fuzz").Lines)
            {
                try
                {
                    DeckLexer.Split(Substitution.Expand(DeckLexer.StripComment(line), new FixedValues()));
                }
                catch (DeckException) { }
            }
        }
        Assert.Pass();
    }

    private sealed class FixedValues : Substitution.ISource
    {
        public string Variable(string name, SourceSpan place) => "v";

        public string Immediate(PlacedText expression, string? format, SourceSpan place) => "1";
    }
}
