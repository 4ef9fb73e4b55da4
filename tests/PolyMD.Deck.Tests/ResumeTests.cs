using System.Text.RegularExpressions;

namespace PolyMD.Deck.Tests;

/// <summary>
/// A deck that was stopped in the middle and resumed leaves the same bytes as one that ran through: logs (but for times and memory), dumps, averages, written data. The state
/// that is compared this way at the end is that of every fix, compute, average and thermostat that the decks use, and of the deck itself: loops, ifs, includes, later runs.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class ResumeTests
{
    private static IEnumerable<string> Decks => Directory.EnumerateFiles(TestFiles.Good, "*.in").Select(f => Path.GetFileNameWithoutExtension(f)).Where(d => d != "clock").Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Decks))]
    public void Run_StoppedAndResumed_LeavesTheSameBytes(string name)
    {
        string deck = File.ReadAllText(Path.Combine(TestFiles.Good, name + ".in"));
        Compare(deck, name, 0.5);
        Compare(deck, name, 0.17);
    }

    /// <summary>Runs a deck through, and again with an interruption, and compares what they leave.</summary>
    internal static void Compare(string deck, string name, double at)
    {
        using TestFiles.ScratchFolder whole = TestFiles.Scratch(), cut = TestFiles.Scratch();
        whole.CopyFrom(TestFiles.Good);
        cut.CopyFrom(TestFiles.Good);
        File.WriteAllText(whole["in.deck"], deck);
        File.WriteAllText(cut["in.deck"], deck);
        DeckRunOptions options = new() { LogFile = "log.lammps", CheckFirst = false };
        DeckRunResult result = DeckRunner.Run(whole["in.deck"], options with { WorkingFolder = whole.Path });
        long stop = Math.Max(1, (long)(at * result.StepsDone));
        // Steps of minimisations are counted as steps, but a run is not stopped there.
        while (!Stopped(cut, options, stop))
        {
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
            if (file == "log.lammps") Assert.That(Untimed(File.ReadAllText(cut[file])), Is.EqualTo(Untimed(File.ReadAllText(whole[file]))), $"{name}, stopped after {stop} steps: {file}");
            else Assert.That(Content(cut[file]), Is.EqualTo(Content(whole[file])), $"{name}, stopped after {stop} steps: {file}");
        }
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
        [.. Directory.EnumerateFiles(folder.Path).Select(f => Path.GetFileName(f)!).Where(f => !f.StartsWith("checkpoint", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string Content(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal)) return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))) + "\n" + (new FileInfo(file).Length < 200_000 ? File.ReadAllText(file) : "");
        using System.IO.Compression.GZipStream stream = new(File.OpenRead(file), System.IO.Compression.CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    // Lines with wall times, rates and memory; what a stopped run says at its end was cut away.
    private static string Untimed(string log)
    {
        string text = string.Join('\n', log.Split('\n').Where(l => !Timed().IsMatch(l)));
        return Cpu().Replace(text, "CPU");
    }

    [GeneratedRegex(@"^(Loop time|Performance|[0-9.]+% CPU|Total wall|Per MPI|Pair  |Bond  |Kspace|Neigh  |Comm  |Output |Modify |Other  |  \w+ CPU = )|CPU =|seconds|memory")]
    private static partial Regex Timed();

    [GeneratedRegex(@"CPU = +\S+ \(sec\)")]
    private static partial Regex Cpu();
}
