using PolyMD.Deck.Provenance;

namespace PolyMD.Deck.Tests;

/// <summary>
/// A deck that was stopped in the middle and resumed leaves the same bytes as one that ran through: logs (but for times and memory), dumps, averages, written data. The state
/// that is compared this way at the end is that of every fix, compute, average and thermostat that the decks use, and of the deck itself: loops, ifs, includes, later runs.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ResumeTests
{
    // Wall times decide what clock.in does; start.in is included by others.
    private static readonly string[] s_left = ["clock", "start"];

    private static IEnumerable<TestCaseData> Decks()
    {
        foreach (string folder in (string[])["decks/good", "decks/resume", "fixtures/fixes", "fixtures/observables"])
            foreach (string deck in Directory.EnumerateFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, folder), "*.in").Order(StringComparer.Ordinal))
                if (!s_left.Contains(Path.GetFileNameWithoutExtension(deck))) yield return new TestCaseData(folder, Path.GetFileName(deck));
    }

    [TestCaseSource(nameof(Decks))]
    public void Run_StoppedAndResumed_LeavesTheSameBytes(string folder, string name)
    {
        string source = Path.Combine(TestContext.CurrentContext.TestDirectory, folder), deck = File.ReadAllText(Path.Combine(source, name));
        Compare(source, deck, name, 0.5);
    }

    [Category("Slow")]
    [TestCaseSource(nameof(Decks))]
    public void Run_StoppedElsewhereAndResumed_LeavesTheSameBytes(string folder, string name)
    {
        string source = Path.Combine(TestContext.CurrentContext.TestDirectory, folder), deck = File.ReadAllText(Path.Combine(source, name));
        foreach (double at in (double[])[0.03, 0.17, 0.71, 0.99]) Compare(source, deck, name, at);
    }

    // Each minimiser, with each of its ways to search, with its cell (box/relax) and with forces that a fix takes away.
    private static readonly string[] s_minimizers =
    [
        "cg|", "cg|line quadratic", "cg|line forcezero norm max", "sd|", "sd|line quadratic", "fire|", "fire|integrator leapfrog tmax 4", "fire|integrator verlet halfstepback no", "fire/old|", "quickmin|",
        "cg|relax", "cg|relax line quadratic", "sd|relax",
    ];

    private static IEnumerable<TestCaseData> Minimizations() => from m in s_minimizers from stop in (long[])[1, 2, 7, 20] select new TestCaseData(m, stop);

    [TestCaseSource(nameof(Minimizations))]
    public void Minimize_StoppedAndResumed_LeavesTheSameBytes(string minimizer, long stop)
    {
        string[] words = minimizer.Split('|');
        string deck = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "decks", "resume", "minimise.in")).Replace("min_style cg", "min_style " + words[0], StringComparison.Ordinal);
        string modify = words[1].Replace("relax", "", StringComparison.Ordinal).Trim();
        if (modify.Length > 0) deck = deck.Replace("#modify", "min_modify " + modify, StringComparison.Ordinal);
        if (words[1].StartsWith("relax", StringComparison.Ordinal)) deck = deck.Replace("#relax", "fix r all box/relax aniso 0.5 vmax 0.002", StringComparison.Ordinal);
        CompareAfter(TestFiles.Resume, deck, minimizer, stop);
    }

    [Test]
    public void Minimizers_Registered_AllAreResumed() =>
        Assert.That(DeckRunner.CreateRegistry().Names("min_style").Except(s_minimizers.Select(m => m.Split('|')[0])), Is.Empty);

    // The deck runs 20 steps before, and computes 14 frames of two files, then others.
    [TestCase(21)]
    [TestCase(27)]
    [TestCase(28)]
    [TestCase(34)]
    [TestCase(36)]
    [TestCase(40)]
    public void Rerun_StoppedAndResumed_LeavesTheSameBytes(long stop) =>
        CompareAfter(TestFiles.Resume, File.ReadAllText(Path.Combine(TestFiles.Resume, "rerun.in")), "rerun", stop);

    /// <summary>Every fix, compute, dump and region acts in one of the decks that are stopped and resumed. A new style is put into one of them: decks/resume is there for this.</summary>
    [TestCase("fix")]
    [TestCase("compute")]
    [TestCase("dump")]
    [TestCase("region")]
    public void Styles_OfAFamily_AllAreResumedInSomeDeck(string family)
    {
        HashSet<string> used = [];
        foreach (TestCaseData data in Decks())
            foreach (string line in File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, (string)data.Arguments[0]!, (string)data.Arguments[1]!)))
                if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [{ } command, _, { } region, { } style, ..] && command == family) used.Add(family == "region" ? region : style);
        used.UnionWith(s_givenByVariable);
        Assert.That(DeckRunner.CreateRegistry().Names(family).Except(used), Is.Empty);
    }

    /// <summary>Every command stands in one of the decks: what it changes is there again when a run behind it is stopped and resumed.</summary>
    [Test]
    public void Commands_All_StandInSomeDeckThatIsResumed()
    {
        HashSet<string> words = [];
        foreach (TestCaseData data in Decks())
            foreach (string line in File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, (string)data.Arguments[0]!, (string)data.Arguments[1]!)))
                words.UnionWith(line.Split('#')[0].Split((char[])[' ', '"', '\'', '\t'], StringSplitOptions.RemoveEmptyEntries));
        Assert.That(DeckRunner.Commands.Except(words), Is.Empty);
    }

    // resume/thermostats.in takes these from a variable.
    private static readonly string[] s_givenByVariable = ["langevin", "temp/csvr", "temp/csld", "temp/rescale"];

    /// <summary>Runs a deck through, and again with an interruption, and compares what they leave.</summary>
    internal static void Compare(string source, string deck, string name, double at) => Compare(source, deck, name, at, null);

    private static void CompareAfter(string source, string deck, string name, long steps) => Compare(source, deck, name, 0, steps);

    private static void Compare(string source, string deck, string name, double at, long? exactly)
    {
        using TestFiles.ScratchFolder whole = TestFiles.Scratch(), cut = TestFiles.Scratch();
        Copy(source, whole);
        Copy(source, cut);
        File.WriteAllText(whole["in.deck"], deck);
        File.WriteAllText(cut["in.deck"], deck);
        DeckRunOptions options = new() { LogFile = "log.lammps", CheckFirst = false };
        DeckRunResult result = DeckRunner.Run(whole["in.deck"], options with { WorkingFolder = whole.Path });
        long stop = exactly ?? Math.Max(1, (long)(at * result.StepsDone));
        // The last iteration of a minimisation that converges is counted as a step, but nothing is left to be resumed there.
        while (!Stopped(cut, options, stop))
        {
            Assert.That(exactly, Is.Null, "the deck must not end before it is stopped");
            if (stop == 1) Assert.Ignore("the deck has no run of a step");
            stop /= 2;
        }
        foreach (string file in Directory.EnumerateFiles(cut.Path, "checkpoint*")) Assert.That(new FileInfo(file).Length, Is.LessThan(5_000_000));
        DeckRunResult resumed = DeckRunner.Resume(cut.Path, options);
        Assert.That(resumed.StepsDone, Is.EqualTo(result.StepsDone));
        string[] expected = Files(whole), found = Files(cut);
        Assert.That(found, Is.EqualTo(expected));
        foreach (string file in expected)
        {
            if (file.StartsWith("log.", StringComparison.Ordinal)) Assert.That(Untimed(File.ReadAllText(cut[file])), Is.EqualTo(Untimed(File.ReadAllText(whole[file]))), $"{name}, stopped after {stop} steps: {file}");
            else Assert.That(Content(cut[file]), Is.EqualTo(Content(whole[file])), $"{name}, stopped after {stop} steps: {file}");
        }
    }

    private static void Copy(string source, TestFiles.ScratchFolder folder)
    {
        string observables = TestFiles.Observables;
        foreach (string from in (string[])[observables, source])
        {
            foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                string to = folder[Path.GetRelativePath(from, file)];
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to, true);
            }
        }
        Directory.CreateDirectory(folder["out"]);
    }

    private static bool Stopped(TestFiles.ScratchFolder folder, DeckRunOptions options, long after)
    {
        try
        {
            DeckRunner.Run(folder["in.deck"], options with { WorkingFolder = folder.Path, Checkpoints = new CheckpointOptions { StopAfter = after } });
            return false;
        }
        catch (RunStoppedException) { return true; }
    }

    private static string[] Files(TestFiles.ScratchFolder folder) =>
        [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder.Path, f)).Where(f => !f.StartsWith("checkpoint", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string Content(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal)) return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))) + "\n" + (new FileInfo(file).Length < 200_000 ? File.ReadAllText(file) : "");
        using System.IO.Compression.GZipStream stream = new(File.OpenRead(file), System.IO.Compression.CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static string Untimed(string log)
    {
        TimesInText times = new("log.lammps", true);
        return string.Join('\n', log.Split('\n').Select(times.Without));
    }
}
