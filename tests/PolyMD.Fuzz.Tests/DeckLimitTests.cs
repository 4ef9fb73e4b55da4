using PolyMD.Deck;
using PolyMD.Model;

namespace PolyMD.Fuzz.Tests;

/// <summary>A deck stays inside what the settings allow: programs, folders that it writes, environment variables that it reads.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class DeckLimitTests
{
    [TestCase("shell rm ../outside.txt")]
    [TestCase("shell mv inside.txt ../moved.txt")]
    [TestCase("shell mv ../outside.txt moved.txt")]
    [TestCase("shell mkdir ../new")]
    [TestCase("shell rmdir ../empty")]
    [TestCase("print hello file ../new.txt")]
    [TestCase("print hello append ../outside.txt")]
    [TestCase("log ../new.log")]
    [TestCase("write_data ../new.data")]
    [TestCase("write_restart ../new.restart")]
    [TestCase("write_data away/new.data")]
    [TestCase("write_data away.data")]
    [TestCase("write_dump all custom ../new.dump id")]
    [TestCase("dump d all custom 1 ../new.*.dump id\nrun 1")]
    [TestCase("dump d all custom 1 ../new.dump id\nrun 1")]
    [TestCase("fix a all ave/time 1 1 1 c_thermo_temp file ../new.txt\nrun 1")]
    [TestCase("fix a all print 1 hello append ../outside.txt\nrun 1")]
    [TestCase("restart 1 ../new.restart\nrun 1")]
    [TestCase("write_coeff ../new.coeff")]
    [TestCase("pair_write 1 1 10 r 1.0 1.4 ../new.table all")]
    [TestCase("shell cd ..\nprint hello file new.txt")]
    public void Write_OutsideTheFolder_IsRefusedAndLeavesNothing(string lines)
    {
        using ScratchFolder outside = new();
        string folder = Directory.CreateDirectory(outside["run"]).FullName;
        Directory.CreateDirectory(outside["empty"]);
        File.WriteAllText(outside["outside.txt"], "kept");
        File.WriteAllText(Path.Combine(folder, "inside.txt"), "kept");
        File.CreateSymbolicLink(Path.Combine(folder, "away"), outside["empty"]);
        File.CreateSymbolicLink(Path.Combine(folder, "away.data"), outside["new.data"]);
        DeckRunOptions options = new() { WorkingFolder = folder, WritableFolders = [folder] };
        Assert.That(() => DeckRunner.RunText($"{DeckReaders.SmallDeck}\n{lines}\n", "in.deck", options with { CheckFirst = false }), Throws.InstanceOf<PolyMDException>().With.Message.Contains("may not be written: the setting 'writes' allows"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.GetFileSystemEntries(outside.Path).Select(Path.GetFileName), Is.EquivalentTo(new[] { "run", "empty", "outside.txt" }));
            Assert.That(Directory.GetFileSystemEntries(outside["empty"]), Is.Empty);
            Assert.That(File.ReadAllText(outside["outside.txt"]), Is.EqualTo("kept"));
            Assert.That(File.ReadAllText(Path.Combine(folder, "inside.txt")), Is.EqualTo("kept"));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Write_InsideTheFolder_Works(bool checkFirst)
    {
        using ScratchFolder folder = new();
        DeckRunner.RunText($"{DeckReaders.SmallDeck}\nshell mkdir sub\ndump d all custom 1 sub/d.dump id\nfix a all ave/time 1 1 1 c_thermo_temp file sub/a.txt\nrun 1\nwrite_data sub/w.data\n", "in.deck", new DeckRunOptions { WorkingFolder = folder.Path, WritableFolders = [folder.Path], CheckFirst = checkFirst });
        Assert.That(Directory.GetFiles(folder["sub"]), Has.Length.EqualTo(3));
    }

    [Test]
    public void Getenv_NameNotAllowed_IsRefused()
    {
        DeckRunOptions options = new() { EnvironmentNames = ["HOME"], CheckFirst = false };
        Assert.That(() => DeckRunner.RunText("variable h getenv HOME\n", "in.deck", options), Throws.Nothing);
        Assert.That(() => DeckRunner.RunText("variable p getenv PATH\n", "in.deck", options), Throws.InstanceOf<PolyMDException>().With.Message.Contains("environment variable 'PATH' may not be read: the setting 'getenv' allows HOME"));
    }

    [TestCase("shell touch new.txt")]
    [TestCase("shell \"ls; touch new.txt\"")]
    [TestCase("shell ls; touch new.txt")]
    public void Shell_ProgramNotAllowed_IsRefused(string line)
    {
        using ScratchFolder folder = new();
        Assert.That(() => DeckRunner.RunText(line + "\n", "in.deck", new DeckRunOptions { WorkingFolder = folder.Path, CheckFirst = false, ShellPrograms = ["date"] }), Throws.InstanceOf<PolyMDException>().With.Message.Contains("is not run"));
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }

    [TestCase("shell date ; touch new.txt")]
    [TestCase("shell date && touch new.txt")]
    [TestCase("shell date `touch new.txt`")]
    [TestCase("shell date | tee new.txt")]
    [TestCase("shell date > new.txt")]
    public void Shell_AllowedProgramWithMoreBehind_StartsOnlyIt(string line)
    {
        using ScratchFolder folder = new();
        try { DeckRunner.RunText(line + "\n", "in.deck", new DeckRunOptions { WorkingFolder = folder.Path, CheckFirst = false, ShellPrograms = ["date"] }); }
        catch (PolyMDException) { }
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }
}
