using System.Globalization;
using PolyMD.Building;
using PolyMD.Deck.Provenance;
using PolyMD.Model.Provenance;
using PolyMD.Studies.Reporting;

namespace PolyMD.Studies;

/// <summary>Writes the manifest of a study: hashes of decks, data files and potentials, seeds, settings, version, machine.</summary>
public static class StudyManifest
{
    /// <summary>Writes manifest.json and a copy of the study as it was used.</summary>
    /// <param name="study">The study.</param>
    /// <param name="runs">Its runs.</param>
    /// <param name="options">Preset and folder.</param>
    /// <param name="environment">Machine and runtime.</param>
    /// <param name="created">Time to print.</param>
    public static void Write(StudyDefinition study, IReadOnlyList<CaseRun> runs, StudyOptions options, RunEnvironment environment, DateTimeOffset created)
    {
        string studyFile = Path.Combine(options.OutputFolder, "study.json");
        File.WriteAllText(studyFile, study.ToJson() + "\n");
        Manifest manifest = new()
        {
            Study = study.Name,
            Preset = options.Preset,
            TooShortToPublish = !study.Preset(options.Preset).Publishable,
            Created = created,
            Status = runs.Any(r => r.Failure is not null) ? RunStatus.Failed : RunStatus.Finished,
            Environment = environment,
            Settings = new Dictionary<string, string>
            {
                ["preset"] = options.Preset,
                ["threads"] = options.Threads.ToString(CultureInfo.InvariantCulture),
                ["seed"] = options.Seed?.ToString(CultureInfo.InvariantCulture) ?? "as in the preset",
                ["peo"] = study.ForceField.Peo,
                ["tfsi"] = study.ForceField.Tfsi,
                ["lithiumIon"] = study.ForceField.LithiumIon,
                ["lithiumMetal"] = study.ForceField.LithiumMetal,
                ["crossTerms"] = study.ForceField.CrossTerms,
                ["sheets"] = string.Join(", ", study.Cases.Where(c => c.Sheet is not null).Select(c => $"{c.Name}: {c.Sheet}")),
            },
            Inputs = [FileHash.Of(studyFile, options.OutputFolder)],
            Cases = [.. runs.Select(run => new ManifestCase
            {
                Name = run.Case.Name,
                Seeds = [run.Seed],
                Files = [.. InputFiles(run).Select(f => FileHash.Of(f, options.OutputFolder))],
                WallSeconds = run.WallSeconds,
            })],
        };
        manifest.Save(Path.Combine(options.OutputFolder, "manifest.json"));
    }

    private static IEnumerable<string> InputFiles(CaseRun run) =>
        new[] { run.Built.DeckFileName, run.Built.DataFileName }.Concat(run.Built.Files.Select(f => f.Name))
            .Select(name => Path.Combine(run.Folder, name)).Where(File.Exists);
}
