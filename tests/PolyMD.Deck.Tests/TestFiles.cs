namespace PolyMD.Deck.Tests;

/// <summary>Decks and fixtures beside the test assembly, and scratch folders.</summary>
internal static class TestFiles
{
    public static string Good => Path.Combine(TestContext.CurrentContext.TestDirectory, "decks", "good");

    public static string Bad => Path.Combine(TestContext.CurrentContext.TestDirectory, "decks", "bad");

    public static string Resume => Path.Combine(TestContext.CurrentContext.TestDirectory, "decks", "resume");

    public static string Observables => Path.Combine(TestContext.CurrentContext.TestDirectory, "fixtures", "observables");

    public static string Fixture(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, "fixtures", "deck", name);

    /// <summary>A new empty folder; deleted by the caller's disposal.</summary>
    public static ScratchFolder Scratch() => new();

    internal sealed class ScratchFolder : IDisposable
    {
        public ScratchFolder() => Directory.CreateDirectory(Path);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "polymd-deck-" + Guid.NewGuid().ToString("n"));

        public string this[string name] => System.IO.Path.Combine(Path, name);

        public void CopyFrom(string folder)
        {
            foreach (string f in Directory.EnumerateFiles(folder)) File.Copy(f, this[System.IO.Path.GetFileName(f)]);
        }

        public void Dispose() => Directory.Delete(Path, true);
    }
}
