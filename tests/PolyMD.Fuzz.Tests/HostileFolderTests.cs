using PolyMD.Deck;
using PolyMD.Model;
using PolyMD.Model.Provenance;

namespace PolyMD.Fuzz.Tests;

/// <summary>Folders and files that are not what a run needs: the message names the file, and nothing is left that looks whole.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class HostileFolderTests
{
    private static readonly string[] s_outputs =
    [
        "dump d all custom 1 out id x", "dump d all xyz 1 out", "dump d all dcd 1 out", "dump d all xtc 1 out", "fix o all ave/time 1 1 1 c_thermo_temp file out", "fix o all print 1 hello file out",
        "print hello file out", "print hello append out", "log out", "write_data out", "write_restart out", "restart 1 out out", "write_dump all custom out id x",
        "fix o all ave/histo 1 1 1 0 2 4 c_thermo_temp file out", "fix o all ave/time 1 1 1 c_thermo_temp file out ave running overwrite", "fix o all ave/correlate 1 2 2 c_thermo_temp c_thermo_temp file out",
        "pair_write 1 1 10 r 1.0 1.4 out all", "write_coeff out", "shell mv in.deck out",
    ];

    [TestCaseSource(nameof(s_outputs))]
    public void Output_DiskIsFull_NamesTheFileAndLeavesNothingWhole(string line)
    {
        if (!File.Exists("/dev/full")) Assert.Ignore("there is no /dev/full here");
        if (line.StartsWith("shell", StringComparison.Ordinal)) Assert.Ignore("moves a file and writes none");
        using ScratchFolder folder = new();
        File.CreateSymbolicLink(folder["out"], "/dev/full");
        Assert.That(() => Run(folder, line), Throws.InstanceOf<PolyMDException>().With.Message.Contains("out").Or.Message.Contains("/dev/full"));
        Assert.That(new FileInfo(folder["out"]).LinkTarget, Is.EqualTo("/dev/full"), "the device itself is written, not replaced");
        Assert.That(Directory.GetFiles(folder.Path, "*.tmp"), Is.Empty);
    }

    [TestCaseSource(nameof(s_outputs))]
    public void Output_IsAFolder_IsRefusedByName(string line)
    {
        using ScratchFolder folder = new();
        Directory.CreateDirectory(folder["out"]);
        if (line.StartsWith("shell", StringComparison.Ordinal)) Assert.That(() => Run(folder, line), Throws.Nothing, "mv moves into a folder");
        else Assert.That(() => Run(folder, line), Throws.InstanceOf<PolyMDException>().With.Message.Contains("out").And.Message.Contains("folder").Or.Message.Contains("out' is denied"));
    }

    [TestCaseSource(nameof(s_outputs))]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Output_InAFolderThatMayNotBeWritten_IsRefusedByName(string line)
    {
        if (Environment.IsPrivilegedProcess) Assert.Ignore("the one who runs this test may write everywhere");
        if (line.StartsWith("shell", StringComparison.Ordinal)) Assert.Ignore("a shell command that fails is a warning");
        using ScratchFolder folder = new(), closed = new();
        File.SetUnixFileMode(closed.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try { Assert.That(() => Run(folder, line.Replace("out", closed["out"], StringComparison.Ordinal)), Throws.InstanceOf<PolyMDException>().With.Message.Contains("out")); }
        finally { File.SetUnixFileMode(closed.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); }
    }

    [TestCase("dump d all custom 1 out id x\nfix o all ave/time 1 1 1 c_thermo_temp file out")]
    [TestCase("dump d all custom 1 out id x\ndump e all xyz 1 out")]
    [TestCase("log out\ndump e all xyz 1 out")]
    public void Outputs_TwoToOneFile_AreRefused(string lines)
    {
        using ScratchFolder folder = new();
        Assert.That(() => Run(folder, lines), Throws.InstanceOf<PolyMDException>().With.Message.Contains("out").And.Message.Contains("another output of this deck is writing it"));
    }

    [TestCase("log out\nlog out append")]
    [TestCase("dump d all custom 1 out id x\nrun 1\nundump d\ndump e all xyz 1 out")]
    [TestCase("dump d all custom 1 /dev/null id x\ndump e all xyz 1 /dev/null\nfix o all ave/time 1 1 1 c_thermo_temp file /dev/null ave running overwrite")]
    public void Outputs_OneAfterTheOther_AreNoFault(string lines)
    {
        using ScratchFolder folder = new();
        Assert.That(() => Run(folder, lines), Throws.Nothing);
    }

    [Test]
    public void Log_DiskIsFull_NamesIt()
    {
        if (!File.Exists("/dev/full")) Assert.Ignore("there is no /dev/full here");
        using ScratchFolder folder = new();
        Assert.That(() => DeckRunner.RunText("print hello\n", "in.deck", new DeckRunOptions { WorkingFolder = folder.Path, LogFile = "/dev/full" }), Throws.InstanceOf<PolyMDException>().With.Message.Contains("/dev/full"));
    }

    [Test]
    public void WriteData_FailsMidway_LeavesTheFileBefore()
    {
        if (!File.Exists("/dev/full")) Assert.Ignore("there is no /dev/full here");
        using ScratchFolder folder = new();
        File.WriteAllText(folder["out"], "before");
        Assert.That(() => WholeFile.Write(folder["out"], s => { s.Write("half"u8); throw new IOException("No space left on device"); }), Throws.InstanceOf<PolyMDException>().With.Message.Contains(folder["out"]));
        Assert.That(File.ReadAllText(folder["out"]), Is.EqualTo("before"));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
    }

    [TestCase("read_data ring")]
    [TestCase("include ring")]
    [TestCase("read_restart ring")]
    [TestCase("molecule m ring")]
    [TestCase("variable f file ring")]
    [TestCase("units metal\npair_style tersoff\npair_coeff * * ring C")]
    [TestCase("log ring")]
    [TestCase("write_data ring")]
    [TestCase("dump d all xyz 1 ring\nrun 1")]
    public void Link_ToItself_IsRefusedByName(string line)
    {
        using ScratchFolder folder = new();
        File.CreateSymbolicLink(folder["ring"], folder["gnir"]);
        File.CreateSymbolicLink(folder["gnir"], folder["ring"]);
        string deck = line.StartsWith("read", StringComparison.Ordinal) || line.StartsWith("units", StringComparison.Ordinal) ? line.Replace("units metal", "units metal\nregion b block 0 1 0 1 0 1\ncreate_box 1 b", StringComparison.Ordinal) : DeckReaders.SmallDeck + "\n" + line;
        Assert.That(() => DeckRunner.RunText(deck + "\n", "in.deck", new DeckRunOptions { WorkingFolder = folder.Path, CheckFirst = false }), Throws.InstanceOf<PolyMDException>().With.Message.Contains("ring"));
    }

    [TestCase("read_data folder")]
    [TestCase("include folder")]
    [TestCase("read_restart folder")]
    [TestCase("molecule m folder")]
    [TestCase("jump folder")]
    public void Input_IsAFolder_IsRefusedByName(string line)
    {
        using ScratchFolder folder = new();
        Directory.CreateDirectory(folder["folder"]);
        Assert.That(() => DeckRunner.RunText(line + "\n", "in.deck", new DeckRunOptions { WorkingFolder = folder.Path, CheckFirst = false }), Throws.InstanceOf<PolyMDException>().With.Message.Contains("folder"));
    }

    [Test]
    public void Paths_WithBlanksAndLettersOfAllKinds_Work()
    {
        using ScratchFolder folder = new();
        string place = Directory.CreateDirectory(folder["données 数据 ü"]).FullName, deck = Path.Combine(place, "eingabe µ Å.in");
        File.WriteAllText(deck, $"{DeckReaders.SmallDeck}\ndump d all custom 5 \"bilder →.dump\" id x y z\nfix a all ave/time 1 5 5 c_thermo_temp file \"mittel ½.txt\"\nrun 10\nwrite_data \"ende ∞.data\"\nwrite_restart 'neu ß.restart'\nclear\nread_restart 'neu ß.restart'\nread_dump \"bilder →.dump\" 10 x y z\n");
        DeckRunner.Run(deck, new DeckRunOptions { WorkingFolder = place, LogFile = "log ♥.lammps" });
        Assert.That(Directory.GetFiles(place).Select(Path.GetFileName), Is.SupersetOf(new[] { "bilder →.dump", "mittel ½.txt", "ende ∞.data", "neu ß.restart", "log ♥.lammps" }));
    }

    private static void Run(ScratchFolder folder, string lines)
    {
        File.WriteAllText(folder["in.deck"], $"{DeckReaders.SmallDeck}\n{lines}\nrun 2\n");
        DeckRunner.Run(folder["in.deck"], new DeckRunOptions { WorkingFolder = folder.Path });
    }
}
