using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using PolyMD.Deck.Checkpoints;
using PolyMD.Model;

namespace PolyMD.Deck.Tests;

/// <summary>Checkpoints that every version of the format has written (tests/fixtures/checkpoints) are resumed to the results of then; those of unknown versions are refused.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class CheckpointVersionTests
{
    private static readonly string[] s_results = ["ave.txt", "d.custom", "said.txt"];

    private static IEnumerable<int> Versions => Enumerable.Range(CheckpointVersions.Oldest, CheckpointVersions.Present - CheckpointVersions.Oldest + 1);

    [TestCaseSource(nameof(Versions))]
    public void Resume_CheckpointOfAVersion_EndsWithTheResultsOfThen(int version)
    {
        string kept = Folder(version);
        Assert.That(VersionOf(File.ReadAllBytes(Path.Combine(kept, CheckpointOptions.FileName))), Is.EqualTo(version));
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        folder.CopyFrom(kept);
        // What a run writes behind its checkpoint is cut away.
        foreach (string file in s_results.Where(f => File.Exists(folder[f]))) File.AppendAllText(folder[file], "1 2 3\n");
        Assert.That(DeckRunner.Resume(folder.Path, new DeckRunOptions { Checkpoints = new CheckpointOptions() }).StepsDone, Is.GreaterThan(0));
        using (Assert.EnterMultipleScope())
        {
            // Vectors of another width round otherwise.
            foreach (string file in s_results) Same(File.ReadAllLines(folder[file]), File.ReadAllLines(Path.Combine(kept, "after", file)), file);
        }
    }

    [TestCase(0)]
    [TestCase(CheckpointVersions.Present + 1)]
    public void Resume_UnknownVersion_IsRefusedAndTheOneBeforeNamed(int version)
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        folder.CopyFrom(Folder(CheckpointVersions.Present));
        File.Copy(folder[CheckpointOptions.FileName], folder[CheckpointOptions.FormerName]);
        byte[] bytes = File.ReadAllBytes(folder[CheckpointOptions.FileName]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan("PolyMD checkpoint\n"u8.Length), version);
        // Whole otherwise: only the version speaks against it.
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32)).CopyTo(bytes.AsSpan(bytes.Length - 32));
        File.WriteAllBytes(folder[CheckpointOptions.FileName], bytes);
        Assert.That(() => DeckRunner.Resume(folder.Path, new DeckRunOptions()), Throws.TypeOf<PolyMDException>().With.Message.EqualTo(
            $"checkpoint file 'checkpoint.polymd' has format version {version}, this program reads versions {CheckpointVersions.Oldest} to {CheckpointVersions.Present}; the one before it is whole: polymd resume {folder[CheckpointOptions.FormerName]}"));
    }

    [Test]
    public void Resume_FieldThatIsNoChangeOfAVersion_IsRefusedByName()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        folder.CopyFrom(Folder(1));
        byte[] bytes = File.ReadAllBytes(folder[CheckpointOptions.FileName]);
        int at = bytes.AsSpan().IndexOf("_rampStart"u8);
        "_rampStars"u8.CopyTo(bytes.AsSpan(at));
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32)).CopyTo(bytes.AsSpan(bytes.Length - 32));
        File.WriteAllBytes(folder[CheckpointOptions.FileName], bytes);
        Assert.That(() => DeckRunner.Resume(folder.Path, new DeckRunOptions()), Throws.TypeOf<PolyMDException>().With.Message.Contains("this version of PolyMD does not know '_rampStars'"));
    }

    /// <summary>Makes the fixture of the present version, once it is final: the folder that is said is copied to tests/fixtures/checkpoints.</summary>
    [Test]
    public void Write_FixtureOfThePresentVersion()
    {
        if (Environment.GetEnvironmentVariable("POLYMD_WRITE_FIXTURE") is null) Assert.Ignore("makes a fixture if POLYMD_WRITE_FIXTURE is set");
        string folder = Path.Combine(Path.GetTempPath(), $"v{CheckpointVersions.Present}");
        Directory.CreateDirectory(folder);
        foreach (string file in (string[])["in.deck", "tail.in"]) File.Copy(Path.Combine(Folder(1), file), Path.Combine(folder, file), true);
        DeckRunOptions options = new() { WorkingFolder = folder, LogFile = "log.lammps" };
        string deck = Path.Combine(folder, "in.deck");
        Directory.CreateDirectory(Path.Combine(folder, "after"));
        DeckRunner.Run(deck, options);
        foreach (string file in s_results) File.Move(Path.Combine(folder, file), Path.Combine(folder, "after", file), true);
        Assert.Throws<RunStoppedException>(() => DeckRunner.Run(deck, options with { Checkpoints = new CheckpointOptions { StopAfter = 3 } }));
        TestContext.Out.WriteLine(folder);
    }

    private static string Folder(int version) => Path.Combine(TestContext.CurrentContext.TestDirectory, "fixtures", "checkpoints", $"v{version}");

    private static int VersionOf(byte[] bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan("PolyMD checkpoint\n"u8.Length));

    private static void Same(string[] found, string[] expected, string file)
    {
        Assert.That(found, Has.Length.EqualTo(expected.Length), file);
        foreach ((string a, string b) in found.Zip(expected))
        {
            string[] x = a.Split(' '), y = b.Split(' ');
            Assert.That(x, Has.Length.EqualTo(y.Length), $"{file}: {a}");
            foreach ((string f, string e) in x.Zip(y))
            {
                if (double.TryParse(e, CultureInfo.InvariantCulture, out double value)) Assert.That(double.Parse(f, CultureInfo.InvariantCulture), Is.EqualTo(value).Within(1e-8 * Math.Max(1, Math.Abs(value))), $"{file}: {a}");
                else Assert.That(f, Is.EqualTo(e), file);
            }
        }
    }
}
