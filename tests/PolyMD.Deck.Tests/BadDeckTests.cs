using System.Text.RegularExpressions;

namespace PolyMD.Deck.Tests;

/// <summary>
/// Decks with mistakes. A line <c>#+++ title</c> begins a deck, of which a file may hold many; a file without such lines is one deck. A line
/// <c>#^ column message</c> states the error expected on the line above, <c>#~</c> a warning; a place in another file is written
/// <c>file:line:column</c>. Every problem must be expected and every expectation must be met, all found in one check. Advice about
/// set-ups that run but are rarely meant must be expected too where any of it is. <c>(valid: …)</c> stands for a list of keywords, which grows.
/// </summary>
[TestFixture]
public sealed partial class BadDeckTests
{
    private const string AnyList = "(valid: …)";

    private static IEnumerable<TestCaseData> Decks
    {
        get
        {
            foreach (string path in Directory.EnumerateFiles(TestFiles.Bad, "*.in").Order(StringComparer.Ordinal))
            {
                string[] parts = ("\n" + File.ReadAllText(path)).Split("\n#+++ ");
                string file = Path.GetFileNameWithoutExtension(path);
                if (parts[0].Trim().Length > 0) yield return new TestCaseData(parts[0][1..], file + ".in").SetArgDisplayNames(file);
                foreach (string part in parts.Skip(1))
                {
                    int end = part.IndexOf('\n', StringComparison.Ordinal);
                    yield return new TestCaseData(part[(end + 1)..], "deck").SetArgDisplayNames($"{file}: {part[..end]}");
                }
            }
        }
    }

    [Test]
    public void Decks_AreMany() => Assert.That(Decks.Count(), Is.GreaterThanOrEqualTo(150));

    [TestCaseSource(nameof(Decks))]
    public void Check_DeckWithMistakes_ReportsEachAtItsPlace(string deck, string name)
    {
        List<string> expected = [];
        int number = 0, at = 0;
        foreach (string line in deck.TrimEnd('\n').Split('\n'))
        {
            number++;
            if (!line.StartsWith("#^ ", StringComparison.Ordinal) && !line.StartsWith("#~ ", StringComparison.Ordinal))
            {
                at = number;
                continue;
            }
            string[] parts = line.Split(' ', 3);
            string place = parts[1].Contains(':', StringComparison.Ordinal) ? parts[1] : $"{at}:{parts[1]}";
            expected.Add($"{place} {(line[1] == '^' ? "error" : "warning")}: {parts[2]}");
        }
        DeckCheck check = DeckRunner.CheckText(deck, name, new DeckRunOptions { WorkingFolder = TestFiles.Bad });
        bool advice = expected.Exists(e => e.Contains(" warning: ", StringComparison.Ordinal));
        IEnumerable<string> found = check.Problems.Where(p => advice || !p.IsAdvice)
            .Select(p => $"{(p.Place.File == name ? "" : p.Place.File + ":")}{p.Place.Line}:{p.Place.Column} {(p.IsError ? "error" : "warning")}: {p.Message}");
        found = found.Select((f, k) => k < expected.Count && expected[k].EndsWith(AnyList, StringComparison.Ordinal) ? ListOfKeywords().Replace(f, AnyList) : f);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.EqualTo(expected));
            Assert.That(expected, Is.Not.Empty);
        }
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

    [GeneratedRegex(@"\(valid: [^()]+\)$")]
    private static partial Regex ListOfKeywords();
}
