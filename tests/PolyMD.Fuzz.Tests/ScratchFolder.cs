namespace PolyMD.Fuzz.Tests;

/// <summary>A folder that is gone with its test.</summary>
internal sealed class ScratchFolder(string name = "polymd-hostile") : IDisposable
{
    /// <summary>Its path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory(name).FullName;

    /// <summary>A file in it.</summary>
    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, true);
}
