namespace PolyMD.Engine;

/// <summary>
/// The files that a run writes piece by piece. A checkpoint notes their lengths; a resumed run cuts them back and goes on at their end. Not thread-safe.
/// </summary>
public sealed class RunFiles
{
    private readonly HashSet<string> _paths = [];

    /// <summary>Set while a deck is made again from a checkpoint: nothing may be written, and files that are opened stay as they are.</summary>
    public bool IsResuming { get; set; }

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

    /// <summary>Opens a file to which the run appends.</summary>
    /// <param name="path">Path.</param>
    /// <param name="append">Whether what is there stays.</param>
    /// <exception cref="Model.PolyMDException">The file cannot be written.</exception>
    public FileStream Open(string path, bool append)
    {
        string full = Path.GetFullPath(path);
        if (_paths.Add(full) && append && !IsResuming) Appending?.Invoke(full, File.Exists(full) ? new FileInfo(full).Length : -1);
        try
        {
            FileStream stream = new(path, append ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
            if (append) stream.Seek(0, SeekOrigin.End);
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
