using System.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Tests;

/// <summary>Restart files that are not whole, and what a restart leaves behind.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class RestartFileTests
{
    private const string System = """
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

        """;

    [Test]
    public void ReadRestart_FileCutShortAnywhere_SaysSo()
    {
        using TestFiles.ScratchFolder folder = Written();
        byte[] whole = File.ReadAllBytes(folder["a.restart"]);
        foreach (int length in (int[])[20, 27, 100, whole.Length / 2, whole.Length - 1])
        {
            File.WriteAllBytes(folder["a.restart"], whole[..length]);
            Assert.That(Message(folder), Does.Contain("restart file 'a.restart' is cut short"), $"{length} bytes");
        }
    }

    [Test]
    public void ReadRestart_AnyByteAltered_Refuses()
    {
        using TestFiles.ScratchFolder folder = Written();
        byte[] whole = File.ReadAllBytes(folder["a.restart"]);
        for (int at = 27; at < whole.Length; at += whole.Length / 40)
        {
            byte[] altered = [.. whole];
            altered[at] ^= 0x10;
            File.WriteAllBytes(folder["a.restart"], altered);
            Assert.That(Message(folder), Does.Contain("has been altered since it was written"), $"byte {at}");
        }
        File.WriteAllBytes(folder["a.restart"], [.. whole, 0]);
        Assert.That(Message(folder), Does.Contain("has been altered since it was written"));
    }

    [TestCase("LammpS RestartT and more", "is a binary restart file of LAMMPS, which only LAMMPS can read: let it write a data file")]
    [TestCase("Hello", "is not a restart file of PolyMD")]
    [TestCase("", "is not a restart file of PolyMD")]
    public void ReadRestart_OtherFile_Refuses(string content, string message)
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        File.WriteAllBytes(folder["a.restart"], Encoding.ASCII.GetBytes(content));
        Assert.That(Message(folder), Does.Contain($"file 'a.restart' {message}"));
    }

    [Test]
    public void Restart_AfterWriting_LeavesNoOtherFiles()
    {
        using TestFiles.ScratchFolder folder = Written();
        Assert.That(Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName), Is.EquivalentTo((string[])["a.restart"]));
    }

    [Test]
    public void ReadRestart_OtherNumberOfThreads_ContinuesWithTheSameNumbers()
    {
        using TestFiles.ScratchFolder folder = Written();
        string Table(int threads)
        {
            StringWriter log = new();
            DeckRunner.RunText("read_restart a.restart\nfix 1 all nve\nthermo 1\nthermo_modify format float %20.15g\nrun 5\n", "in.test", new DeckRunOptions { WorkingFolder = folder.Path, LogWriter = log, Threads = threads });
            return string.Join('\n', log.ToString().Split('\n').SkipWhile(l => !l.StartsWith("Step", StringComparison.Ordinal)).Take(7));
        }
        Assert.That(Table(3), Is.EqualTo(Table(1)));
    }

    private static TestFiles.ScratchFolder Written()
    {
        TestFiles.ScratchFolder folder = TestFiles.Scratch();
        DeckRunner.RunText(System + "run 5\nwrite_restart a.restart\n", "in.test", new DeckRunOptions { WorkingFolder = folder.Path });
        return folder;
    }

    private static string Message(TestFiles.ScratchFolder folder) =>
        Assert.Throws<DeckException>(() => DeckRunner.RunText("read_restart a.restart\n", "in.test", new DeckRunOptions { WorkingFolder = folder.Path, CheckFirst = false }))!.Problem;
}
