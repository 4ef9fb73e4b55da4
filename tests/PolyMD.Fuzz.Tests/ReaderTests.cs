using System.Globalization;

namespace PolyMD.Fuzz.Tests;

/// <summary>Every reader reads changed files or refuses them with a message that names them: no other exception, no hang, no growth. The same seed makes the same files.</summary>
[TestFixture]
[NonParallelizable]
public sealed class ReaderTests
{
    private const ulong Seed = 20_240_517;

    /// <summary>Cases of a reader in the slow suite, before they are divided by its cost; POLYMD_FUZZ_CASES sets another number, exactly.</summary>
    private const int Many = 200_000;

    [TestCaseSource(typeof(Readers), nameof(Readers.Names))]
    public void Reader_ChangedFiles_AreReadOrRefused(string reader)
    {
        FuzzReader r = Readers.Named(reader);
        Assert.That(Fuzzing.Run(r, Math.Max(20, 600 / r.Cost), Seed), Is.Empty);
    }

    [Category("Slow")]
    [TestCaseSource(typeof(Readers), nameof(Readers.Names))]
    public void Reader_ManyChangedFiles_AreReadOrRefused(string reader)
    {
        FuzzReader r = Readers.Named(reader);
        int count = int.TryParse(Environment.GetEnvironmentVariable("POLYMD_FUZZ_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : Many;
        Assert.That(Fuzzing.Run(r, count, Seed + 1), Is.Empty);
    }

    [TestCaseSource(nameof(Corpus))]
    public void Corpus_OnceFoundFile_IsReadOrRefused(string reader, string file)
    {
        FuzzReader r = Readers.Named(reader);
        string folder = Directory.CreateTempSubdirectory("polymd-corpus").FullName, path = Path.Combine(folder, r.FileName);
        File.Copy(file, path);
        Assert.That(Judge.Of(r, path).Fault, Is.Null);
        Directory.Delete(folder, true);
    }

    private static IEnumerable<TestCaseData> Corpus()
    {
        string root = Readers.Beside("corpus");
        foreach (FuzzReader r in Readers.All)
        {
            string folder = Path.Combine(root, r.Name.Replace('/', '+'));
            if (!Directory.Exists(folder)) continue;
            foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)) yield return new TestCaseData(r.Name, file).SetArgDisplayNames(r.Name, Path.GetFileName(file));
        }
    }
}
