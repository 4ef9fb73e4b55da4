using System.Globalization;
using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Deck.Provenance;
using PolyMD.Model.Provenance;

namespace PolyMD.Studies;

/// <summary>The manifest of a study: hashes of study, force fields, decks, data files, potentials and results; seeds, settings, version, machine.</summary>
public static class StudyManifest
{
    /// <summary>The study as it was used, in its output folder.</summary>
    public const string StudyFile = "study.json";

    internal const string Seed = "seed", Cases = "cases", ForceFields = "forceFields";

    /// <summary>The manifest of the study in a folder; null if there is none that this version can read.</summary>
    /// <param name="folder">Output folder.</param>
    public static Manifest? Find(string folder) => Manifest.Find(Path.Combine(folder, Manifest.FileName)) is { Study: not null } manifest ? manifest : null;

    /// <summary>Writes what is needed to go on with the study, before its first case: the study and a manifest without results.</summary>
    /// <param name="study">The study.</param>
    /// <param name="library">Force fields.</param>
    /// <param name="options">Preset and folder.</param>
    public static void Begin(StudyDefinition study, ForceFieldLibrary library, StudyOptions options)
    {
        WholeFile.Write(Path.Combine(options.OutputFolder, StudyFile), study.ToJson() + "\n");
        Of(study, library, options).Save(Path.Combine(options.OutputFolder, Manifest.FileName));
    }

    /// <summary>Writes the manifest with its results.</summary>
    /// <param name="study">The study.</param>
    /// <param name="library">Force fields.</param>
    /// <param name="runs">Its runs.</param>
    /// <param name="options">Preset and folder.</param>
    /// <param name="written">Files of the report.</param>
    public static void End(StudyDefinition study, ForceFieldLibrary library, IReadOnlyList<CaseRun> runs, StudyOptions options, IEnumerable<string> written)
    {
        string folder = options.OutputFolder;
        (CaseRun Run, Manifest Deck)[] decks = [.. runs.Where(r => r.DeckManifest() is not null).Select(r => (r, r.DeckManifest()!))];
        Manifest manifest = Of(study, library, options);
        manifest = manifest with
        {
            Status = runs.Any(r => r.Failure is not null) ? RunStatus.Failed : RunStatus.Finished,
            WallSeconds = Math.Round(runs.Sum(r => r.WallSeconds ?? 0), 3),
            Cases = [.. runs.Select(run => new ManifestCase
            {
                Name = run.Case.Name,
                Seeds = [run.Seed],
                Files = [.. run.InputFiles.Where(File.Exists).Select(f => FileHash.Of(f, folder))],
                WallSeconds = run.WallSeconds,
                Failure = run.Failure,
            })],
            Outputs = [.. decks.SelectMany(d => d.Deck.Outputs.Select(f => f with { Path = Inside(d.Run, f.Path) })).Concat(written.Select(f => FileHash.Of(f, folder))).OrderBy(f => f.Path, StringComparer.Ordinal)],
            Logs = [.. decks.SelectMany(d => d.Deck.Logs.Select(f => Inside(d.Run, f)))],
        };
        manifest.Save(Path.Combine(folder, Manifest.FileName));

        string Inside(CaseRun run, string file) => Path.GetRelativePath(folder, Path.Combine(run.Folder, file)).Replace('\\', '/');
    }

    private static Manifest Of(StudyDefinition study, ForceFieldLibrary library, StudyOptions options) => new()
    {
        Study = study.Name,
        Preset = options.Preset,
        TooShortToPublish = !study.Preset(options.Preset).Publishable,
        Created = DateTimeOffset.Now,
        Status = RunStatus.Running,
        Environment = RunEnvironment.Capture(options.Threads),
        Settings = new Dictionary<string, string>
        {
            ["preset"] = options.Preset,
            [Seed] = options.Seed?.ToString(CultureInfo.InvariantCulture) ?? "as in the preset",
            [Cases] = string.Join(", ", options.Cases),
            [ForceFields] = Path.GetRelativePath(options.OutputFolder, library.Folder).Replace('\\', '/'),
            ["peo"] = study.ForceField.Peo,
            ["tfsi"] = study.ForceField.Tfsi,
            ["lithiumIon"] = study.ForceField.LithiumIon,
            ["lithiumMetal"] = study.ForceField.LithiumMetal,
            ["crossTerms"] = study.ForceField.CrossTerms,
            ["sheets"] = string.Join(", ", study.Cases.Where(c => c.Sheet is not null).Select(c => $"{c.Name}: {c.Sheet}")),
        },
        Inputs = [.. library.FilesRead.Prepend(Path.Combine(options.OutputFolder, StudyFile)).Select(f => FileHash.Of(f, options.OutputFolder))],
    };
}
