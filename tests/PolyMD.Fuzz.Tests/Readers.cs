using System.Text;

namespace PolyMD.Fuzz.Tests;

/// <summary>Every reader of files from outside, with valid files to start from.</summary>
internal static class Readers
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzReader> All { get; } = [.. InputReaders.All, .. ResultReaders.All, .. PotentialReaders.All, .. DeckReaders.All, .. SettingsReaders.All];

    /// <summary>A reader by name.</summary>
    public static FuzzReader Named(string name) => All.Single(r => r.Name == name);

    /// <summary>Names of all.</summary>
    public static IEnumerable<string> Names() => All.Select(r => r.Name);

    /// <summary>Seeds given as text.</summary>
    public static Func<byte[][]> Texts(params string[] texts) => () => [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>A file beside the tests.</summary>
    public static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>Seeds from files beside the tests.</summary>
    public static Func<byte[][]> Files(params string[] names) => () => [.. names.Select(n => File.ReadAllBytes(Beside(n)))];
}
