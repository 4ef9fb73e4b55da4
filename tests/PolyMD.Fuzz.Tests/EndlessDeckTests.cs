using System.Text;
using PolyMD.Deck;
using PolyMD.Model;

namespace PolyMD.Fuzz.Tests;

/// <summary>Decks without an end: loops, includes and nesting stop with a message, in the check and in the run.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class EndlessDeckTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void Include_OfItself_NamesTheFile(bool checkFirst)
    {
        using ScratchFolder folder = new();
        File.WriteAllText(folder["in.self"], "print hello\ninclude in.self\n");
        Assert.That(() => Run(folder, "in.self", checkFirst), Throws.InstanceOf<PolyMDException>().With.Message.Contains("in.self"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Include_OfEachOther_NamesAFile(bool checkFirst)
    {
        using ScratchFolder folder = new();
        File.WriteAllText(folder["in.a"], "include in.b\n");
        File.WriteAllText(folder["in.b"], "include in.a\n");
        Assert.That(() => Run(folder, "in.a", checkFirst), Throws.InstanceOf<PolyMDException>().With.Message.Contains("in.a").Or.Message.Contains("in.b"));
    }

    [TestCase("label top\njump SELF top\n", true)]
    [TestCase("label top\njump SELF top\n", false)]
    [TestCase("variable i loop 3\nlabel top\nif \"${i} < 5\" then \"jump SELF top\"\n", false)]
    [TestCase("label top\nvariable x equal 1\nprint \"$x\"\njump SELF top\n", false)]
    [TestCase("jump SELF\n", false)]
    public void Jump_WithoutEnd_Stops(string deck, bool checkFirst)
    {
        using ScratchFolder folder = new();
        File.WriteAllText(folder["in.loop"], deck);
        Assert.That(() => Run(folder, "in.loop", checkFirst), Throws.InstanceOf<PolyMDException>().With.Message.Contains("in.loop:").And.Message.Contains("loop").And.Message.Contains("end"));
    }

    [Test]
    public void Jump_LongLoopThatEnds_IsNoFault()
    {
        using ScratchFolder folder = new();
        File.WriteAllText(folder["in.loop"], "variable i loop 900\nlabel top\nnext i\njump SELF top\n");
        Assert.That(() => Run(folder, "in.loop", false), Throws.Nothing);
    }

    private static IEnumerable<TestCaseData> Nested()
    {
        foreach (string open in (string[])["(", "-", "!", "sqrt(", "1+(", "(1)+", "1+", "2^", "vdisplace(", "x[", "v_a[", "$("])
            foreach (string before in (string[])["variable a equal ", "print \"$(", "if \"", "variable a atom ", "if \"$("])
                yield return new TestCaseData(before, open);
    }

    /// <summary>Twenty thousand levels: refused, or read where they are none for this kind of text; never the end of the stack.</summary>
    [TestCaseSource(nameof(Nested))]
    public void Nesting_WithoutEnd_IsRefused(string before, string open)
    {
        string body = new StringBuilder().Insert(0, open, 20_000).Append('1').ToString();
        string close = before.StartsWith("print", StringComparison.Ordinal) ? ")\"" : before.EndsWith("$(", StringComparison.Ordinal) ? ")\" then \"print a\"" : before.StartsWith("if", StringComparison.Ordinal) ? "\" then \"print a\"" : "\nprint \"$(v_a)\"";
        string whole = body + new string(open.EndsWith('[') ? ']' : ')', open.Contains('(', StringComparison.Ordinal) && !open.Contains(')', StringComparison.Ordinal) || open.EndsWith('[') ? 20_000 : 0);
        foreach (string text in (string[])[body, whole])
            Assert.That(() => OnSmallStack(() => DeckRunner.RunText($"{before}{text}{close}\n", "in.deep", new DeckRunOptions { CheckFirst = false })), Throws.InstanceOf<PolyMDException>().With.Message.Contains("in.deep:1:").Or.Message.Contains("in.deep:2:"));
    }

    [Test]
    public void Variables_LongChainOfReferences_IsRefused()
    {
        StringBuilder deck = new("variable a0 equal 1\n");
        for (int k = 1; k <= 20_000; k++) deck.Append($"variable a{k} equal v_a{k - 1}+1\n");
        deck.Append("print \"$(v_a20000)\"\n");
        Assert.That(() => OnSmallStack(() => DeckRunner.RunText(deck.ToString(), "in.chain", new DeckRunOptions { CheckFirst = false })), Throws.InstanceOf<PolyMDException>().With.Message.Contains("in.chain:"));
    }

    [Test]
    public void Formula_DeepestAllowed_IsComputed()
    {
        StringWriter screen = new();
        string deep = new string('(', 90) + "1" + new string(')', 90), chain = string.Join('+', Enumerable.Repeat("1", 500));
        DeckRunner.RunText($"variable a equal {deep}\nvariable b equal {chain}\nprint \"$(v_a) $(v_b)\"\n", "in.deep", new DeckRunOptions { ScreenWriter = screen });
        Assert.That(screen.ToString(), Does.Contain("1 500"));
    }

    private static void Run(ScratchFolder folder, string deck, bool checkFirst) =>
        DeckRunner.Run(folder[deck], new DeckRunOptions { WorkingFolder = folder.Path, CheckFirst = checkFirst, MostJumps = 1000 });

    private static void OnSmallStack(Action action)
    {
        Exception? thrown = null;
        Thread thread = new(() => { try { action(); } catch (Exception e) { thrown = e; } }, 1 << 20);
        thread.Start();
        thread.Join();
        if (thrown is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
    }
}
