using System.Globalization;
using System.Text;

namespace PolyMD.Deck.Checkpoints;

/// <summary>
/// Notes, beside the checkpoints, the files that a run has begun to append to and how long they were before. A run that is killed may have begun some after its last checkpoint,
/// which does not know them: a resumed run would append to them a second time.
/// </summary>
/// <param name="folder">Folder of the run.</param>
internal sealed class AppendedFiles(string folder)
{
    /// <summary>Name of the file in the run's folder: lines of a length, −1 for a file that was not there, and a path.</summary>
    public const string FileName = "checkpoint.files";

    private readonly string _path = Path.Combine(folder, FileName);

    /// <summary>Notes a file before it is opened.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="length">Its length, −1 if it is not there.</param>
    public void Note(string path, long length)
    {
        using FileStream stream = new(_path, FileMode.Append, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{length} {Path.GetRelativePath(folder, path)}\n")));
        stream.Flush(true);
    }

    /// <summary>Gives files that were begun after a checkpoint the length they had before.</summary>
    /// <param name="known">Full paths of the files that the checkpoint knows.</param>
    public void CutBack(IEnumerable<string> known)
    {
        if (!File.Exists(_path)) return;
        HashSet<string> done = [.. known];
        string text = File.ReadAllText(_path);
        // A line without its end was being written: its file had not been opened yet.
        foreach (string line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            string path = Path.GetFullPath(Path.Combine(folder, line[(blank + 1)..]));
            // What it was when it was first opened holds.
            if (!done.Add(path) || !File.Exists(path) || !long.TryParse(line.AsSpan(0, blank), CultureInfo.InvariantCulture, out long length)) continue;
            if (length < 0) File.Delete(path);
            else if (new FileInfo(path).Length > length)
            {
                using FileStream stream = new(path, FileMode.Open, FileAccess.Write);
                stream.SetLength(length);
            }
        }
    }

    /// <summary>Forgets everything: a run begins or has ended.</summary>
    public void Clear() => File.Delete(_path);
}
