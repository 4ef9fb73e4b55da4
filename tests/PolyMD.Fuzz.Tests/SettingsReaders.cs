using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Cli;

namespace PolyMD.Fuzz.Tests;

/// <summary>Readers of JSON: studies, settings, libraries of force fields.</summary>
internal static class SettingsReaders
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzReader> All { get; } =
    [
        new("study", "study.json", Readers.Files("inputs/study.json"), p => StudyDefinition.Load(p)) { NamesLine = false },
        new("settings", "polymd.json", Readers.Texts("{ \"threads\": 2, \"precision\": \"mixed\", \"potentials\": \"a:b\", \"shell\": \"ls, date\", \"writes\": \".\", \"getenv\": \"HOME\" }"), Settings) { NamesFile = false },
        new("force-field library", "sheets.json", Readers.Files("forcefields/sheets.json"), Library),
    ];

    private static void Settings(string path)
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Path.GetDirectoryName(path)!;
        try { RunSettings.Load(new Dictionary<string, string?>()); }
        finally { Environment.CurrentDirectory = before; }
    }

    private static void Library(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        foreach (string file in Directory.EnumerateFiles(Readers.Beside("forcefields"), "*.json"))
            if (Path.Combine(folder, Path.GetFileName(file)) is { } there && there != path && !File.Exists(there)) File.Copy(file, there);
        ForceFieldLibrary.Load(folder);
    }
}
