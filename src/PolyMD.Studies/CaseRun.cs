using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PolyMD.Building;
using PolyMD.Deck;
using PolyMD.Deck.Provenance;
using PolyMD.IO;
using PolyMD.Model.Provenance;

namespace PolyMD.Studies;

/// <summary>One case of a study with one seed, and its folder: what was built, whether it has run, how long it took.</summary>
public sealed class CaseRun
{
    /// <summary>File that marks a finished run; written last, so that a folder without it is unfinished.</summary>
    public const string MarkerFile = "finished.json";

    private sealed record Marker(string Fingerprint, double WallSeconds);

    /// <summary>Describes a run.</summary>
    /// <param name="studyCase">The case.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="built">What the builder made.</param>
    public CaseRun(StudyCase studyCase, int seed, string folder, BuiltCase built)
    {
        (Case, Seed, Folder, Built) = (studyCase, seed, folder, built);
        _data = DataFileWriter.ToText(built.System);
        Fingerprint = Hash([_data, built.Deck, .. built.Files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f.Text)]);
    }

    private readonly string _data;

    /// <summary>The case.</summary>
    public StudyCase Case { get; }

    /// <summary>Seed.</summary>
    public int Seed { get; }

    /// <summary>Folder of this run.</summary>
    public string Folder { get; }

    /// <summary>What the builder made.</summary>
    public BuiltCase Built { get; }

    /// <summary>SHA-256 over data file, deck and potentials: equal fingerprints mean equal physics.</summary>
    public string Fingerprint { get; }

    /// <summary>Wall time of the run in seconds, or null before it has finished.</summary>
    public double? WallSeconds { get; private set; }

    /// <summary>Why the run failed, or null.</summary>
    public string? Failure { get; set; }

    /// <summary>True if the folder holds the finished result of exactly this system and deck.</summary>
    public bool IsFinished()
    {
        // A process that was killed at the last moment has left a finished deck without a marker.
        if (ReadMarker() is null && !HasCheckpoint && DeckManifest() is { Status: RunStatus.Finished, ExitStatus: 0 } && OtherInput() is null) MarkFinished(0);
        if (ReadMarker() is not { } marker || marker.Fingerprint != Fingerprint) return false;
        WallSeconds = marker.WallSeconds;
        return true;
    }

    /// <summary>True if the folder holds the finished result of another system or deck, or a checkpoint on the way to one.</summary>
    public bool HoldsOtherResult() => ReadMarker() is { } marker ? marker.Fingerprint != Fingerprint : HasCheckpoint && OtherInput() is not null;

    /// <summary>True if the folder holds a checkpoint of exactly this system and deck.</summary>
    public bool CanResume() => HasCheckpoint && OtherInput() is null;

    /// <summary>The first input in the folder that is not what would be written there now, and its first line that differs; null if there is none.</summary>
    public string? OtherInput()
    {
        foreach ((string name, string text) in Inputs)
        {
            string path = Path.Combine(Folder, name);
            if (!File.Exists(path)) return $"{name} is missing";
            string there = File.ReadAllText(path);
            if (there == text) continue;
            string[] a = there.Split('\n'), b = text.Split('\n');
            int k = 0;
            while (k < a.Length && k < b.Length && a[k] == b[k]) k++;
            return $"{name}, line {k + 1}: there '{a.ElementAtOrDefault(k)?.Trim()}', now '{b.ElementAtOrDefault(k)?.Trim()}'";
        }
        return null;
    }

    /// <summary>Writes data file, deck and potentials; results of an unfinished run are overwritten by the deck.</summary>
    public void WriteInputs()
    {
        Directory.CreateDirectory(Folder);
        foreach (string old in (string[])[MarkerFile, CheckpointOptions.FileName, CheckpointOptions.FormerName, Manifest.FileName]) File.Delete(Path.Combine(Folder, old));
        foreach ((string name, string text) in Inputs) WholeFile.Write(Path.Combine(Folder, name), text);
    }

    private bool HasCheckpoint => Array.Exists<string>([CheckpointOptions.FileName, CheckpointOptions.FormerName], f => File.Exists(Path.Combine(Folder, f)));

    /// <summary>Paths of deck, potentials and data file.</summary>
    public IEnumerable<string> InputFiles => Inputs.Select(f => Path.Combine(Folder, f.Name));

    private IEnumerable<(string Name, string Text)> Inputs => [(Built.DeckFileName, Built.Deck), .. Built.Files.Select(f => (f.Name, f.Text)), (Built.DataFileName, _data)];

    /// <summary>Marks the run as finished.</summary>
    /// <param name="wallSeconds">Wall time, if the deck has left no manifest that tells it for all sessions.</param>
    public void MarkFinished(double wallSeconds)
    {
        WallSeconds = DeckManifest()?.WallSeconds ?? wallSeconds;
        WholeFile.Write(Path.Combine(Folder, MarkerFile), JsonSerializer.Serialize(new Marker(Fingerprint, WallSeconds.Value)));
    }

    /// <summary>What the deck says of its run, or null.</summary>
    public Manifest? DeckManifest() => Manifest.Find(Path.Combine(Folder, Manifest.FileName));

    private Marker? ReadMarker()
    {
        string path = Path.Combine(Folder, MarkerFile);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize<Marker>(File.ReadAllText(path));
        }
        catch (JsonException)
        {
            // A marker that cannot be read marks nothing: the run is repeated.
            return null;
        }
    }

    private static string Hash(IEnumerable<string> texts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string text in texts) hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
