using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Deck.Provenance;

/// <summary>The settings of a run as words of a manifest, and back.</summary>
internal static class RepeatableSettings
{
    private const string PrecisionKey = "precision", Lanes = "lanes", Log = "log", Echo = "echoLog", Potentials = "potentials", Shell = "shell", Check = "check";

    /// <summary>The settings as words; folders relative to that of the run.</summary>
    public static IReadOnlyDictionary<string, string> Of(DeckRunOptions o, string folder) => new Dictionary<string, string>
    {
        [PrecisionKey] = o.Precision.ToString().ToLowerInvariant(),
        [Lanes] = $"{LaneWidth.Widest}",
        [Log] = o.LogFile ?? "none",
        [Echo] = o.EchoLog ? "yes" : "no",
        [Potentials] = string.Join(Path.PathSeparator, o.PotentialFolders.Select(f => Path.GetRelativePath(folder, f))),
        [Check] = o.CheckFirst ? "yes" : "no",
        [Shell] = string.Join(',', o.ShellPrograms),
    };

    /// <summary>Options that repeat a run; which programs a deck may start is no matter of a manifest.</summary>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="folder">Its folder.</param>
    public static DeckRunOptions Read(Manifest manifest, string folder)
    {
        string Word(string key) => manifest.Settings.GetValueOrDefault(key, "");
        // Wherever potentials were found then, they are looked for now; that they are the same is seen by their hashes.
        IEnumerable<string> found = manifest.Inputs.Select(f => Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, f.Path)))!).Distinct();
        return new DeckRunOptions
        {
            Variables = manifest.Arguments,
            LogFile = Word(Log),
            EchoLog = Word(Echo) != "no",
            CheckFirst = Word(Check) != "no",
            Precision = Word(PrecisionKey) == "mixed" ? Precision.Mixed : Precision.Double,
            PotentialFolders = [.. Word(Potentials).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(f => Path.GetFullPath(Path.Combine(folder, f))), .. found],
            Repeats = folder,
        };
    }

    /// <summary>What the last digits of sums depend on, where it is not the same here; null if it is.</summary>
    public static string? OtherArithmetic(Manifest manifest) =>
        manifest.Settings.GetValueOrDefault(Lanes) is { } lanes && lanes != $"{LaneWidth.Widest}" ? $"the run was made with {lanes} lanes, here there are {LaneWidth.Widest}: last digits may differ" : null;
}
