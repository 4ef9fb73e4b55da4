namespace PolyMD.Dynamics.Tests;

/// <summary>The files of ave/time and ave/chunk, byte for byte as LAMMPS wrote them.</summary>
[TestFixture]
public sealed class AverageFileTests
{
    [Test]
    public void Files_OfAverages_EqualThoseOfLammps([Values(1, 2)] int threads)
    {
        using TestRun run = new(threads);
        foreach (string line in TestRun.Case("averages")) run.Execute(line);
        foreach (string path in Directory.GetFiles(run.Folder).Order())
        {
            string name = Path.GetFileName(path);
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(stream);
            Assert.That(reader.ReadToEnd(), Is.EqualTo(File.ReadAllText(TestRun.Fixture(name))), name);
        }
        Assert.That(Directory.GetFiles(run.Folder), Has.Length.EqualTo(11));
    }
}
