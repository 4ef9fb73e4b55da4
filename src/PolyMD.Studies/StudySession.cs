using System.Globalization;
using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Deck.Checkpoints;
using PolyMD.Deck.Provenance;
using PolyMD.Model;

namespace PolyMD.Studies;

/// <summary>
/// A study from its first case to its report. A study that was stopped or killed goes on with the first unfinished case and step when it is run again
/// in the same folder; one that ended only makes its report again.
/// </summary>
public static class StudySession
{
    /// <summary>Runs what has not finished yet and writes the report.</summary>
    /// <param name="study">The study.</param>
    /// <param name="library">Force fields.</param>
    /// <param name="options">Preset, folder, threads.</param>
    /// <param name="execute">Runs a deck.</param>
    /// <exception cref="PolyMDException">The folder holds results of other settings, or another study is running in it.</exception>
    /// <exception cref="OperationCanceledException">The study was stopped before its end.</exception>
    public static StudyResult Run(StudyDefinition study, ForceFieldLibrary library, StudyOptions options, CaseExecutor execute)
    {
        Directory.CreateDirectory(options.OutputFolder);
        using FolderLock folder = FolderLock.Take(options.OutputFolder);
        if (!options.Overwrite && StudyManifest.Find(options.OutputFolder) is { } former && former.Study != study.Name)
            throw new PolyMDException($"'{options.OutputFolder}' holds study '{former.Study}', not '{study.Name}'; nothing was changed. Give another folder with --output, or --overwrite to replace it");
        StudyRunner runner = new(study, library, execute);
        IReadOnlyList<CaseRun> runs = runner.Build(options);
        StudyRunner.Check(runs, options);
        StudyManifest.Begin(study, library, options);
        runner.Run(runs, options);
        List<string> written = [];
        string text = study.Kind == "bulk" ? BulkStudy.Report(study, runs, options, written) : InterfaceStudy.Report(study, library, runs, options, DateTimeOffset.Now, written).ToText();
        StudyManifest.End(study, library, runs, options, written);
        return new StudyResult(runs, text);
    }

    /// <summary>Goes on with the study in a folder, as it was begun.</summary>
    /// <param name="folder">Output folder of the study.</param>
    /// <param name="machine">Threads, progress, cancellation; the rest comes from the folder.</param>
    /// <param name="execute">Runs a deck.</param>
    /// <exception cref="PolyMDException">The study or a force field has changed since it was begun.</exception>
    public static StudyResult Resume(string folder, StudyOptions machine, CaseExecutor execute)
    {
        Manifest manifest = StudyManifest.Find(folder) ?? throw new PolyMDException($"folder '{folder}' holds no study");
        new Reproduction(manifest, Path.Combine(folder, Manifest.FileName)).CheckInputs();
        return Repeat(manifest, folder, machine with { OutputFolder = folder }, execute);
    }

    /// <summary>Runs the study of a manifest again in another folder and compares what it writes.</summary>
    /// <param name="manifestPath">Manifest of the earlier run.</param>
    /// <param name="machine">Output folder, threads, progress, cancellation; the rest comes from the manifest.</param>
    /// <param name="execute">Runs a deck.</param>
    /// <exception cref="PolyMDException">The study or a force field has changed since.</exception>
    public static ReproductionReport Reproduce(string manifestPath, StudyOptions machine, CaseExecutor execute)
    {
        Manifest manifest = Manifest.Load(manifestPath);
        Reproduction reproduction = new(manifest, manifestPath);
        reproduction.Check(machine.OutputFolder);
        Repeat(manifest, reproduction.Former, machine, execute);
        return reproduction.Compare(Path.GetFullPath(machine.OutputFolder), StudyManifest.Find(machine.OutputFolder)!);
    }

    private static StudyResult Repeat(Manifest manifest, string folder, StudyOptions machine, CaseExecutor execute)
    {
        StudyDefinition study = StudyDefinition.Load(Path.Combine(folder, StudyManifest.StudyFile));
        string Setting(string key) => manifest.Settings.GetValueOrDefault(key, "");
        return Run(study, ForceFieldLibrary.Load(Path.GetFullPath(Path.Combine(folder, Setting(StudyManifest.ForceFields)))), machine with
        {
            Preset = manifest.Preset ?? throw new PolyMDException($"the manifest of '{folder}' names no preset"),
            Seed = int.TryParse(Setting(StudyManifest.Seed), CultureInfo.InvariantCulture, out int seed) ? seed : null,
            Cases = Setting(StudyManifest.Cases).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        }, execute);
    }
}
