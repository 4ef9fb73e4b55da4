using PolyMD.Model;

namespace PolyMD.Deck.Tests;

/// <summary>Checkpoints that are not whole, files that have changed, folders without a checkpoint.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class CheckpointFileTests
{
    private const string Deck = """
        units lj
        lattice fcc 0.8442
        region box block 0 2 0 2 0 2
        create_box 1 box
        create_atoms 1 box
        mass 1 1.0
        velocity all create 1.0 4711
        pair_style lj/cut 1.5
        pair_coeff 1 1 1.0 1.0
        fix 1 all nve
        dump 1 all custom 2 d.custom id x
        run 20

        """;

    [TestCase(0.001)]
    [TestCase(0.5)]
    [TestCase(0.9999)]
    public void Resume_TruncatedCheckpoint_NamesTheWholeOneBefore(double kept)
    {
        using TestFiles.ScratchFolder folder = Stopped();
        byte[] whole = File.ReadAllBytes(folder[CheckpointOptions.FileName]);
        File.WriteAllBytes(folder[CheckpointOptions.FileName], whole[..(int)(kept * whole.Length)]);
        PolyMDException e = Assert.Throws<PolyMDException>(() => Resume(folder.Path))!;
        Assert.That(e.Message, Does.Contain($"checkpoint file '{CheckpointOptions.FileName}'").Or.Contain("is not a checkpoint file").And.Contain($"the one before it is whole: polymd resume {folder[CheckpointOptions.FormerName]}"));
        Assert.That(Resume(folder[CheckpointOptions.FormerName]).StepsDone, Is.EqualTo(20));
    }

    [Test]
    public void Resume_AnyByteAltered_Refuses()
    {
        using TestFiles.ScratchFolder folder = Stopped();
        byte[] whole = File.ReadAllBytes(folder[CheckpointOptions.FileName]);
        for (int at = 0; at < whole.Length; at += whole.Length / 23)
        {
            byte[] altered = [.. whole];
            altered[at] ^= 0x04;
            File.WriteAllBytes(folder[CheckpointOptions.FileName], altered);
            Assert.That(() => Resume(folder.Path), Throws.TypeOf<PolyMDException>(), $"byte {at}");
        }
    }

    [Test]
    public void Resume_OnlyTheFormerIsThere_GoesOnFromIt()
    {
        using TestFiles.ScratchFolder folder = Stopped();
        File.Delete(folder[CheckpointOptions.FileName]);
        Assert.That(Resume(folder.Path).StepsDone, Is.EqualTo(20));
        Assert.That(File.Exists(folder[CheckpointOptions.FormerName]), Is.False);
    }

    [Test]
    public void Resume_DumpHasBecomeShorter_Refuses()
    {
        using TestFiles.ScratchFolder folder = Stopped();
        File.WriteAllText(folder["d.custom"], "");
        Assert.That(() => Resume(folder.Path), Throws.TypeOf<PolyMDException>().With.Message.Contains("it has been changed since, and cannot be continued"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Resume_FileBegunAfterTheCheckpoint_IsCutBackToWhatItWasBefore(bool wasThere)
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        string before = wasThere ? "from another run\n" : "";
        if (wasThere) File.WriteAllText(folder["said.txt"], before);
        // The checkpoint of step 20 is the last; the deck fails behind it, as if it had been killed there.
        Assert.Throws<DeckException>(() => DeckRunner.RunText(Deck + "print 'once' append said.txt\nrun 3\nprint \"$(v_missing)\"\n", "in.test",
            new DeckRunOptions { WorkingFolder = folder.Path, CheckFirst = false, Checkpoints = new CheckpointOptions { EverySteps = 10 } }));
        Assert.That(File.ReadAllText(folder["said.txt"]), Is.EqualTo(before + "once\n"));
        Assert.Throws<DeckException>(() => Resume(folder.Path));
        Assert.That(File.ReadAllText(folder["said.txt"]), Is.EqualTo(before + "once\n"));
    }

    [Test]
    public void Resume_FolderWithoutCheckpoint_SaysSo()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        Assert.That(() => Resume(folder.Path), Throws.TypeOf<PolyMDException>().With.Message.Contains("has no checkpoint"));
        Assert.That(() => Resume(folder["nowhere"]), Throws.TypeOf<PolyMDException>().With.Message.Contains("is neither a run's folder nor a checkpoint"));
    }

    [Test]
    public void Run_InAFolderOfAKilledRun_DeletesWhatIsHalfWritten()
    {
        using TestFiles.ScratchFolder folder = Stopped();
        string half = folder[CheckpointOptions.FileName + ".4711.tmp"];
        File.WriteAllText(half, "PolyMD checkpoint");
        DeckRunner.Resume(folder.Path, new DeckRunOptions { Checkpoints = new CheckpointOptions(), LocksFolder = true });
        Assert.That(File.Exists(half), Is.False);
    }

    [Test]
    public void Run_InAFolderOfAStoppedRun_SetsItsCheckpointAside()
    {
        using TestFiles.ScratchFolder folder = Stopped();
        byte[] newest = File.ReadAllBytes(folder[CheckpointOptions.FileName]);
        // The new run fails before its first checkpoint.
        Assert.That(() => DeckRunner.RunText(Deck.Replace("run 20", "run 1\nprint ${none}", StringComparison.Ordinal), "in.test", new DeckRunOptions { WorkingFolder = folder.Path, Checkpoints = new CheckpointOptions(), LocksFolder = true, CheckFirst = false }),
            Throws.InstanceOf<PolyMDException>());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Resume(folder.Path), Throws.TypeOf<PolyMDException>().With.Message.Contains("has no checkpoint"));
            Assert.That(File.ReadAllBytes(folder[CheckpointOptions.EarlierName]), Is.EqualTo(newest));
        }
    }

    private static DeckRunResult Resume(string path) => DeckRunner.Resume(path, new DeckRunOptions { Checkpoints = new CheckpointOptions() });

    private static TestFiles.ScratchFolder Stopped()
    {
        TestFiles.ScratchFolder folder = TestFiles.Scratch();
        Assert.Throws<RunStoppedException>(() => DeckRunner.RunText(Deck, "in.test", new DeckRunOptions { WorkingFolder = folder.Path, Checkpoints = new CheckpointOptions { EverySteps = 4, StopAfter = 10 } }));
        return folder;
    }
}
