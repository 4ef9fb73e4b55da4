using PolyMD.Model;
using PolyMD.Model.Provenance;

namespace PolyMD.Deck.Provenance;

/// <summary>The parts of repeating a run that decks and studies share: are its inputs what they were, and are its outputs?</summary>
/// <param name="manifest">Manifest of the earlier run.</param>
/// <param name="path">Where it lies.</param>
public sealed class Reproduction(Manifest manifest, string path)
{
    /// <summary>Folder of the earlier run.</summary>
    public string Former { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, manifest.Folder));

    /// <summary>Fails unless the run has ended, its inputs are what they were, and running it again cannot overwrite anything.</summary>
    /// <param name="folder">New folder for the repeated run.</param>
    /// <exception cref="PolyMDException">Names the files that have changed.</exception>
    public void Check(string folder)
    {
        if (manifest.Status is RunStatus.Running or RunStatus.Stopped) throw new PolyMDException($"the run of '{path}' has not come to its end: 'polymd resume' goes on with it");
        CheckInputs();
        if (manifest.Outputs.FirstOrDefault(f => IsOutside(f.Path)) is { } outside) throw new PolyMDException($"the run wrote '{outside.Path}' outside its folder; repeating it would write over that file");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new PolyMDException($"folder '{folder}' is not empty: give a new one with --folder");
    }

    /// <summary>Fails unless the inputs are what they were.</summary>
    /// <exception cref="PolyMDException">Names the files that have changed.</exception>
    public void CheckInputs()
    {
        List<string> changed = [];
        foreach ((FileHash f, string what) in manifest.Inputs.Select(f => (f, "")).Concat(manifest.Continued.Select(f => (f, "its beginning "))))
        {
            string file = Path.GetFullPath(Path.Combine(Former, f.Path));
            if (!File.Exists(file)) changed.Add($"{f.Path}: it is no longer there");
            else if (FileHash.Of(file, null, what.Length > 0 ? f.Bytes : null).Sha256 != f.Sha256) changed.Add($"{f.Path}: {what}has changed{(manifest.Outputs.Any(o => o.Path == f.Path) ? ", as the run itself has written over it" : "")}");
        }
        if (changed.Count > 0) throw new PolyMDException($"the inputs are not those of the run, so it cannot be repeated or continued:\n  {string.Join("\n  ", changed)}");
    }

    /// <summary>Makes the folder with what the run needs to find there: sub-folders, and the beginnings of files that it appends to.</summary>
    /// <param name="folder">New folder.</param>
    public void Prepare(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (FileHash f in manifest.Outputs.Concat(manifest.Inputs).Where(f => !IsOutside(f.Path))) Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, f.Path))!);
        foreach (FileHash f in manifest.Continued)
        {
            string to = Path.Combine(folder, f.Path);
            File.Copy(Path.Combine(Former, f.Path), to);
            using FileStream stream = new(to, FileMode.Open, FileAccess.Write);
            stream.SetLength(f.Bytes);
        }
    }

    /// <summary>Compares the repeated run with the earlier one.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="repeated">Its manifest.</param>
    public ReproductionReport Compare(string folder, Manifest repeated)
    {
        List<FileVerdict> files = [];
        HashSet<string> logs = [.. manifest.Logs], before = [.. manifest.Outputs.Select(f => f.Path)];
        foreach (FileHash f in manifest.Outputs) files.Add(Compare(f, Path.Combine(folder, f.Path), logs.Contains(f.Path)));
        files.AddRange(repeated.Outputs.Where(f => !before.Contains(f.Path)).Select(f => new FileVerdict(f.Path, Verdict.New)));
        List<string> problems = [], notes = [];
        if (manifest.Status != repeated.Status || manifest.ExitStatus != repeated.ExitStatus) problems.Add($"the run ended otherwise: {Ending(manifest)}, now {Ending(repeated)}");
        else if (manifest.Error != repeated.Error) problems.Add($"the run failed otherwise: '{manifest.Error}', now '{repeated.Error}'");
        HashSet<(string, string)> then = Inputs(manifest, Former), now = Inputs(repeated, folder);
        problems.AddRange(then.Except(now).Select(f => $"input {f.Item1} was not read this time"));
        problems.AddRange(now.Except(then).Select(f => $"input {f.Item1} was read this time only"));
        if (manifest.Version != repeated.Version || manifest.Commit != repeated.Commit) notes.Add($"the run was made with PolyMD {manifest.Version} {manifest.Commit}, this is {repeated.Version} {repeated.Commit}");
        if (RepeatableSettings.OtherArithmetic(manifest) is { } other) notes.Add(other);
        return new ReproductionReport(folder, [.. files.OrderBy(f => f.File, StringComparer.Ordinal)], problems, notes);
    }

    private FileVerdict Compare(FileHash before, string now, bool isLog)
    {
        if (!File.Exists(now)) return new FileVerdict(before.Path, Verdict.Missing);
        if (FileHash.Of(now, null).Sha256 == before.Sha256) return new FileVerdict(before.Path, Verdict.Same);
        string original = Path.Combine(Former, before.Path);
        if (File.Exists(original) && FileHash.Of(original, null).Sha256 == before.Sha256) return FileComparison.Compare(before.Path, original, now, isLog);
        return new FileVerdict(before.Path, Verdict.Differs, "from its hash in the manifest; the earlier file is not there any more, so that no line can be named");
    }

    // Full paths; a file in the new folder stands for that in the earlier one, as the copy of a study.
    private HashSet<(string Path, string Sha256)> Inputs(Manifest m, string folder) => [.. m.Inputs.Select(f =>
    {
        string inside = Path.GetRelativePath(folder, Path.Combine(folder, f.Path)).Replace('\\', '/');
        return (Path.GetFullPath(Path.Combine(IsOutside(inside) ? folder : Former, f.Path)), f.Sha256);
    })];

    private static string Ending(Manifest m) => m.Status == RunStatus.Failed ? $"failed ('{m.Error}')" : $"exit status {m.ExitStatus}";

    private static bool IsOutside(string path) => Path.IsPathRooted(path) || path == ".." || path.StartsWith("../", StringComparison.Ordinal) || path.Contains("/../", StringComparison.Ordinal);
}
