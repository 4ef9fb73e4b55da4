using System.Collections;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Model.Provenance;

namespace PolyMD.Deck.Checking;

/// <summary>Files of a rehearsal: read where they are, written to a scratch folder that mirrors the paths.</summary>
internal sealed partial class Rehearsal
{
    // An existing output is copied, because it may be appended to or read; larger ones only in name.
    private const long LargestCopy = 64L << 20;
    private readonly Dictionary<string, string?> _environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value);
    private string? _scratch;
    private bool _skipInitialize, _anything;

    /// <inheritdoc/>
    public string OutputPath(string path)
    {
        if (_scratch is not null && path.StartsWith(_scratch, StringComparison.Ordinal)) return path;
        _scratch ??= Directory.CreateTempSubdirectory("polymd-check-").FullName;
        string mirrored = Mirror(path);
        string? folder = Path.GetDirectoryName(path), mirroredFolder = Path.GetDirectoryName(mirrored);
        if (folder is null || mirroredFolder is null) return mirrored;
        // A folder that does not exist is missing in the mirror too, and who writes there finds out.
        if (Directory.Exists(folder)) Directory.CreateDirectory(mirroredFolder);
        if (!Directory.Exists(mirroredFolder)) return mirrored;
        if (Directory.Exists(path)) Directory.CreateDirectory(mirrored);
        else if (File.Exists(path) && !File.Exists(mirrored))
        {
            // Devices and pipes have no length, but may be read without end.
            if (!WholeFile.IsDevice(path) && new FileInfo(path).Length is > 0 and <= LargestCopy) File.Copy(path, mirrored);
            else File.WriteAllBytes(mirrored, []);
        }
        return mirrored;
    }

    /// <summary>The file or folder that the rehearsal itself has made in place of another, or null.</summary>
    /// <param name="path">Path as the deck means it.</param>
    public string? Written(string path)
    {
        if (_scratch is null) return null;
        string mirrored = Mirror(Path.GetFullPath(path));
        return Path.Exists(mirrored) ? mirrored : null;
    }

    // Of a large data file only what stands before its atoms is read, and none are made: names and words can still be checked.
    private void Sketch(string file)
    {
        string path = _context.InputPath(file), sketch = OutputPath(Path.GetFullPath(path));
        using (StreamWriter writer = new(sketch))
        {
            foreach (string line in File.ReadLines(path))
            {
                string[] words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (words is ["Atoms" or "Velocities" or "Bonds" or "Angles" or "Dihedrals" or "Impropers", ..]) break;
                writer.WriteLine(words is [_, "atoms" or "bonds" or "angles" or "dihedrals" or "impropers"] ? $"0 {words[1]}" : line);
            }
        }
        _isSketch = IsStale = true;
        _gaps++;
        _unknown++;
        CutShort = $"'{file}' is large: only what stands before its atoms was read";
    }

    // Paths in messages are those of the deck.
    private string Plain(string message)
    {
        if (_scratch is null || !message.Contains(_scratch, StringComparison.Ordinal)) return message;
        message = message.Replace("Could not find a part of the path", "there is no folder for", StringComparison.Ordinal);
        return message.Replace(_scratch + _context.WorkingFolder + "/", "", StringComparison.Ordinal).Replace(_scratch, "", StringComparison.Ordinal);
    }

    // The line of a data file, for the picture under the message.
    private SourceSpan PlaceIn(DataFileException e)
    {
        if (e.Line <= 0) return _place;
        string path = _context.InputPath(e.File);
        string? text = File.Exists(path) ? File.ReadLines(path).ElementAtOrDefault(e.Line - 1) : null;
        return new SourceSpan(e.File, e.Line, 1, Math.Max(1, text?.TrimEnd().Length ?? 1), text ?? "");
    }

    /// <inheritdoc/>
    public void Initialize(object part, Action initialize)
    {
        if (_skipInitialize) return;
        if (!_ready.ContainsKey((_place.File, _place.Line)) && part is Engine.Styles.IPairStyle pair && pair != _givenOf) (_given, _givenOf) = (GivenPairs.Of(pair, _context.Simulation.Types.Count), pair);
        SourceSpan place = _places.GetValueOrDefault(part, _place);
        try { initialize(); }
        catch (SimulationException) { }
        catch (UnknownValueException) { }
        catch (DeckException e)
        {
            // With commands left out, only names that nothing could have defined are surely missing.
            if (_gaps == 0 || (IsSure(e.Problem, e.IsForm) && !IsDoubtful(e.Span, e.Problem))) Found(e.Span, e.Problem, !_uncertain);
        }
        catch (PolyMDException) when (_gaps > 0) { }
        catch (PolyMDException e) { Found(place, place == _place ? $"{_command}: {e.Message}" : e.Message, !_uncertain); }
        catch (IOException e) { Found(place, e.Message, !_uncertain); }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException)) { _gaps++; }
    }

    /// <inheritdoc/>
    public void Ready()
    {
        (string File, int Line) key = (_place.File, _place.Line);
        int times = _ready[key] = _ready.GetValueOrDefault(key) + 1;
        if (_runs == 0 && _gaps == 0 && _problems.TrueForAll(p => !p.IsError)) Look(_executed.Contains("run"));
        // In a loop the first rounds tell; the others are passed through quickly.
        if (times >= 2) _quick.Add(key);
        throw new RehearsedException();
    }

    private readonly HashSet<(string File, int Line)> _quick = [];

    /// <summary>A program would be started: any file may exist from now on.</summary>
    public void MayWriteAnything() => _anything = true;

    // The file may be written by a command before: its name, or a part of it, has been seen.
    private bool MayBeWritten(SourceSpan span, string problem)
    {
        if (!problem.Contains("does not exist", StringComparison.Ordinal) && !problem.Contains("no file", StringComparison.Ordinal)) return false;
        foreach (string file in problem.Split('\'').Where((_, k) => k % 2 == 1).Take(1))
        {
            if (_anything || _mentioned.Any(m => m == file || (m.Length > 2 && file.StartsWith(m, StringComparison.Ordinal)) || Matches(m, file))) return true;
        }
        return false;
    }

    private static bool Matches(string pattern, string file) =>
        pattern.Length > 3 && pattern.AsSpan().IndexOfAny('*', '%') >= 0 && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.Replace('%', '*'), file, false);

    private bool IsLarge(string word)
    {
        if (word.Length == 0 || word.Contains('\0', StringComparison.Ordinal) || word.Contains('\n', StringComparison.Ordinal)) return false;
        FileInfo file = new(_context.InputPath(word));
        return file.Exists && file.Length > _limits.FileBytes;
    }

    private string Mirror(string path) => Path.Combine(_scratch!, path.Replace(':', '_').TrimStart('/', '\\'));

    private void RestoreEnvironment()
    {
        foreach (DictionaryEntry e in Environment.GetEnvironmentVariables())
        {
            string name = (string)e.Key;
            if (!_environment.TryGetValue(name, out string? before)) Environment.SetEnvironmentVariable(name, null);
            else if (before != (string?)e.Value) Environment.SetEnvironmentVariable(name, before);
        }
    }

    private void DeleteScratch()
    {
        try { if (_scratch is not null) Directory.Delete(_scratch, true); }
        catch (IOException) { }
        catch (UnauthorizedAccessException) { }
    }
}
