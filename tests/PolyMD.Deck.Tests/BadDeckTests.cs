namespace PolyMD.Deck.Tests;

/// <summary>
/// Decks with mistakes. A line <c>#^ column message</c> states the error expected on the line above, <c>#~</c> a warning; every problem
/// must be expected and every expectation must be met, all found in one check.
/// </summary>
[TestFixture]
public sealed class BadDeckTests
{
    private static IEnumerable<string> Decks => Directory.EnumerateFiles(TestFiles.Bad, "*.in").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Decks))]
    public void Check_DeckWithMistakes_ReportsEachAtItsPlace(string name)
    {
        string path = Path.Combine(TestFiles.Bad, name);
        List<string> expected = [];
        int number = 0, at = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (!line.StartsWith("#^ ", StringComparison.Ordinal) && !line.StartsWith("#~ ", StringComparison.Ordinal))
            {
                at = number;
                continue;
            }
            string[] parts = line.Split(' ', 3);
            expected.Add($"{at}:{parts[1]} {(line[1] == '^' ? "error" : "warning")}: {parts[2]}");
        }
        DeckCheck check = DeckRunner.Check(path, new DeckRunOptions { WorkingFolder = TestFiles.Bad });
        IEnumerable<string> found = check.Problems.Select(p => $"{p.Place.Line}:{p.Place.Column} {(p.IsError ? "error" : "warning")}: {p.Message.Replace(path, name, StringComparison.Ordinal)}");
        Assert.That(found, Is.EqualTo(expected));
    }

    [Test]
    public void Run_DeckWithMistakes_RunsNothingAndReportsAll()
    {
        StringWriter screen = new();
        const string Deck = "print \"started\"\nunits lj\npair_stile lj/cut 2.5\nfix 1 all nvee\n";
        DeckCheckException e = Assert.Throws<DeckCheckException>(() => DeckRunner.RunText(Deck, "in.bad", new DeckRunOptions { ScreenWriter = screen }))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Check.Problems, Has.Count.EqualTo(2));
            Assert.That(e.Message, Does.Contain("in.bad:3:1: error: unknown command 'pair_stile'; did you mean 'pair_style'?\n    3 | pair_stile lj/cut 2.5\n      | ^^^^^^^^^^"));
            Assert.That(e.Message, Does.Contain("in.bad:4:11: error: fix 'nvee' is not supported; did you mean 'nve'?"));
            Assert.That(screen.ToString(), Does.Not.Contain("started"));
        }
    }
}
