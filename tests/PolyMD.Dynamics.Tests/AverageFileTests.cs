namespace PolyMD.Dynamics.Tests;

/// <summary>The files of ave/time and ave/chunk, byte for byte as LAMMPS wrote them.</summary>
[TestFixture]
public sealed class AverageFileTests
{
    [TestCase("averages", 11, 1)]
    [TestCase("averages", 11, 2)]
    [TestCase("moving_bins", 5, 1)]
    public void Files_OfACase_EqualThoseOfLammps(string name, int files, int threads)
    {
        using TestRun run = new(threads);
        foreach (string line in TestRun.Case(name)) run.Execute(line);
        foreach (string path in Directory.GetFiles(run.Folder).Order())
        {
            string file = Path.GetFileName(path);
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(stream);
            Assert.That(reader.ReadToEnd(), Is.EqualTo(File.ReadAllText(TestRun.Fixture(file))), file);
        }
        Assert.That(Directory.GetFiles(run.Folder), Has.Length.EqualTo(files));
    }
}
