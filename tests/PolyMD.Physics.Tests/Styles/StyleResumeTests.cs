using PolyMD.Deck;

namespace PolyMD.Physics.Tests.Styles;

/// <summary>Every force style keeps its bytes over a checkpoint: the deck of each fixture is run as dynamics, stopped, resumed and compared.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class StyleResumeTests
{
    private const int Steps = 12, Stop = 5;

    // Thermal motion strong enough for lists to be renewed; every total and every atom is written at every second step.
    private const string Dynamics = """

        velocity all create 300.0 4711 loop geom
        fix move all nve/limit 0.02
        dump all all custom 2 out.dump id x y z fx fy fz
        dump_modify all format float %.17g sort id
        fix said all print 1 "$(step) $(pe:%.17g) $(press:%.17g) $(elong:%.17g) $(etail:%.17g)" file out.txt screen no
        neigh_modify every 1 delay 0 check yes
        run 12

        """;

    private static IEnumerable<string> Fixtures => StyleFixture.Names;

    [TestCaseSource(nameof(Fixtures))]
    public void Run_StoppedAndResumed_LeavesTheSameBytes(string name)
    {
        string deck = StyleFixture.Load(name).Deck + Dynamics;
        using Folder whole = new(), cut = new();
        Assert.That(DeckRunner.RunText(deck, "in.deck", Options(whole)).StepsDone, Is.EqualTo(Steps));
        Assert.Throws<RunStoppedException>(() => DeckRunner.RunText(deck, "in.deck", Options(cut) with { Checkpoints = new CheckpointOptions { StopAfter = Stop } }));
        Assert.That(DeckRunner.Resume(cut.Path, Options(cut)).StepsDone, Is.EqualTo(Steps));
        foreach (string file in (string[])["out.txt", "out.dump"]) Assert.That(File.ReadAllText(cut[file]), Is.EqualTo(File.ReadAllText(whole[file])), file);
        Assert.That(File.ReadLines(whole["out.txt"]).Count(), Is.EqualTo(Steps + 2));
    }

    private static DeckRunOptions Options(Folder folder) => new() { WorkingFolder = folder.Path, LogWriter = TextWriter.Null, CheckFirst = false };

    // Fixtures name files of their folder and of the one beside it: links stand for them.
    private sealed class Folder : IDisposable
    {
        private readonly string _whole = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "polymd-style-" + Guid.NewGuid().ToString("n"));

        public Folder()
        {
            Directory.CreateDirectory(Path);
            Directory.CreateSymbolicLink(System.IO.Path.Combine(_whole, "manybody"), System.IO.Path.Combine(StyleFixture.Folder, "..", "manybody"));
            foreach (string shared in (string[])["systems", "potentials"]) Directory.CreateSymbolicLink(this[shared], System.IO.Path.Combine(StyleFixture.Folder, shared));
        }

        public string Path => System.IO.Path.Combine(_whole, "styles");

        public string this[string name] => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(_whole, true);
    }
}
