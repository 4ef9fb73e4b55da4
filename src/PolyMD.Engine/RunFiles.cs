using PolyMD.Model.Provenance;

namespace PolyMD.Engine;

/// <summary>
/// The files that a run reads and writes. A checkpoint notes the lengths of those written piece by piece; a resumed run cuts them back and goes on at
/// their end. For the manifest, whoever opens a file says so here. Not thread-safe.
/// </summary>
public sealed class RunFiles
{
    private readonly HashSet<string> _paths = [], _written = [];
    private readonly Dictionary<string, FileHash> _inputs = [], _continued = [];
    private readonly Dictionary<string, WeakReference<FileStream>> _open = [];

    /// <summary>Set while a deck is made again from a checkpoint: nothing may be written, and files that are opened stay as they are.</summary>
    public bool IsResuming { get; set; }

    /// <summary>Whether inputs are fingerprinted as they are opened.</summary>
    public bool IsRecording { get; set; }

    /// <summary>The files that were read, as they were when they were read first, by full path; without those that the run has written itself.</summary>
    public IEnumerable<FileHash> Inputs => _inputs.Values.OrderBy(f => f.Path, StringComparer.Ordinal);

    /// <summary>The files that were there before the run and to which it has appended: what they held before, by full path.</summary>
    public IEnumerable<FileHash> Continued => _continued.Values.OrderBy(f => f.Path, StringComparer.Ordinal);

    /// <summary>Full paths of all files written that still exist.</summary>
    public IEnumerable<string> Written => _paths.Union(_written).Where(File.Exists).Order(StringComparer.Ordinal);

    /// <summary>Told of every file before it is opened; throws where the settings forbid it.</summary>
    public Action<string>? Writing { get; init; }

    /// <summary>Called before the run first appends to a file that may have been there before: its full path and its length, −1 if there is none.</summary>
    public Action<string, long>? Appending { get; set; }

    /// <summary>The files so far that still exist, with their lengths. Owners have flushed what they hold.</summary>
    public IEnumerable<(string Path, long Length)> Lengths
    {
        get
        {
            foreach (string path in _paths.Order(StringComparer.Ordinal)) if (File.Exists(path)) yield return (path, new FileInfo(path).Length);
        }
    }

    /// <summary>Notes that a file is read now.</summary>
    /// <param name="path">Path of an existing file.</param>
    /// <returns>The path.</returns>
    /// <exception cref="Model.PolyMDException">The run is being resumed, and the file is not what it was when the run read it.</exception>
    public string Reads(string path)
    {
        string full = Path.GetFullPath(path);
        if (!IsRecording || _paths.Contains(full) || _written.Contains(full) || (_inputs.ContainsKey(full) && !IsResuming)) return path;
        FileHash now = FileHash.Of(full, null);
        if (_inputs.TryGetValue(full, out FileHash? before) && before.Sha256 != now.Sha256)
            throw new Model.PolyMDException($"file '{path}' has changed since the run began, so its end would not fit its beginning: bring the file back, or delete the run's manifest to go on all the same");
        _inputs[full] = now;
        return path;
    }

    /// <summary>Notes that a file is written.</summary>
    /// <param name="path">Path.</param>
    /// <returns>The path.</returns>
    public string Writes(string path)
    {
        if (IsRecording) _written.Add(Path.GetFullPath(path));
        return path;
    }

    /// <summary>Goes on with what a run that is resumed had noted.</summary>
    /// <param name="inputs">Files that it had read.</param>
    /// <param name="continued">Files that it appended to.</param>
    /// <param name="written">Full paths of files that it had written.</param>
    public void Restore(IEnumerable<FileHash> inputs, IEnumerable<FileHash> continued, IEnumerable<string> written)
    {
        foreach (FileHash f in inputs) _inputs[f.Path] = f;
        foreach (FileHash f in continued) _continued[f.Path] = f;
        _written.UnionWith(written);
    }

    /// <summary>Opens a file to which the run appends.</summary>
    /// <param name="path">Path.</param>
    /// <param name="append">Whether what is there stays.</param>
    /// <exception cref="Model.PolyMDException">The file cannot be written.</exception>
    public FileStream Open(string path, bool append)
    {
        Writing?.Invoke(path);
        string full = Path.GetFullPath(path);
        // The operating system would let both write, one over the other.
        if (_open.TryGetValue(full, out WeakReference<FileStream>? other) && other.TryGetTarget(out FileStream? open) && open.CanWrite)
            throw new Model.PolyMDException($"cannot write '{path}': another output of this deck is writing it");
        if (Directory.Exists(path)) throw new Model.PolyMDException($"cannot write '{path}': it is a folder");
        try
        {
            bool device = WholeFile.IsDevice(full);
            if (IsRecording && append && !device && !_paths.Contains(full) && !_written.Contains(full) && File.Exists(full)) _continued.TryAdd(full, FileHash.Of(full, null));
            if (_paths.Add(full) && append && !device && !IsResuming) Appending?.Invoke(full, File.Exists(full) ? new FileInfo(full).Length : -1);
            FileStream stream = new(path, append ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
            // A device has no end to go to.
            if (append && stream.CanSeek) stream.Seek(0, SeekOrigin.End);
            if (!device) _open[full] = new WeakReference<FileStream>(stream);
            return stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Model.PolyMDException($"cannot write '{path}': {e.Message}", e);
        }
    }

    /// <summary>Appends a text to a file, or begins the file with it.</summary>
    /// <param name="path">Path.</param>
    /// <param name="text">Text.</param>
    /// <param name="append">Whether what is there stays.</param>
    public void Write(string path, string text, bool append)
    {
        using FileStream stream = Open(path, append);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Cuts a file back to the length it had at a checkpoint; from now on it is one of the run's.</summary>
    /// <param name="path">Path.</param>
    /// <param name="length">Length then.</param>
    /// <exception cref="Model.PolyMDException">It has become shorter or has gone.</exception>
    public void CutBack(string path, long length)
    {
        _paths.Add(Path.GetFullPath(path));
        long present = File.Exists(path) ? new FileInfo(path).Length : 0;
        if (present < length) throw new Model.PolyMDException($"file '{path}' has {present} bytes; at the checkpoint it had {length}: it has been changed since, and cannot be continued");
        if (present == length) return;
        using FileStream stream = new(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        stream.SetLength(length);
    }
}
