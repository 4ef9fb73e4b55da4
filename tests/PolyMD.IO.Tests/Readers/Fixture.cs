namespace PolyMD.IO.Tests.Readers;

/// <summary>Result files written by LAMMPS (29 Sep 2021) from Fixtures/in.fixtures: lmp -in in.fixtures -log thermo.log.txt.</summary>
internal static class Fixture
{
    public static string Path(string name) => System.IO.Path.Combine(TestContext.CurrentContext.TestDirectory, "Readers", "Fixtures", name);

    public static string Text(string name) => File.ReadAllText(Path(name));
}
