using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PolyMD.Building;
using PolyMD.IO;

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
        if (ReadMarker() is not { } marker || marker.Fingerprint != Fingerprint) return false;
        WallSeconds = marker.WallSeconds;
        return true;
    }

    /// <summary>True if the folder holds the finished result of another system or deck.</summary>
    public bool HoldsOtherResult() => ReadMarker() is { } marker && marker.Fingerprint != Fingerprint;

    /// <summary>Writes data file, deck and potentials; results of an unfinished run are overwritten by the deck.</summary>
    public void WriteInputs()
    {
        Directory.CreateDirectory(Folder);
        File.Delete(Path.Combine(Folder, MarkerFile));
        File.WriteAllText(Path.Combine(Folder, Built.DataFileName), _data);
        File.WriteAllText(Path.Combine(Folder, Built.DeckFileName), Built.Deck);
        foreach ((string name, string text) in Built.Files) File.WriteAllText(Path.Combine(Folder, name), text);
    }

    /// <summary>Marks the run as finished.</summary>
    /// <param name="wallSeconds">Wall time.</param>
    public void MarkFinished(double wallSeconds)
    {
        WallSeconds = wallSeconds;
        string path = Path.Combine(Folder, MarkerFile), temporary = path + ".tmp";
        File.WriteAllText(temporary, JsonSerializer.Serialize(new Marker(Fingerprint, wallSeconds)));
        File.Move(temporary, path, true);
    }

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
