using System.Text;
using PolyMD.Engine.Phases;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>
/// The text file of an averaging fix: opened with its header when the first run starts, written average by average, optionally only
/// ever holding the last one. Continuing a checkpoint cuts the file back to the length it had and appends.
/// </summary>
internal sealed class AverageFile(string path, bool overwrite) : IStateful, IDisposable
{
    private readonly string _path = InFolder(path);
    private FileStream? _stream;
    private long _bodyStart, _resumeAt = -1;

    /// <summary>Opens the file on first use.</summary>
    /// <param name="header">Lines without their ends.</param>
    public void Open(IEnumerable<string> header)
    {
        if (_stream is not null) return;
        try
        {
            if (_resumeAt >= 0 && File.Exists(_path))
            {
                _stream = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.Read);
                _stream.SetLength(Math.Min(_resumeAt, _stream.Length));
                _stream.Seek(0, SeekOrigin.End);
                return;
            }
            _stream = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PolyMDException($"cannot write '{_path}': {e.Message}");
        }
        foreach (string line in header)
        {
            _stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        _stream.Flush();
        _bodyStart = _stream.Position;
    }

    /// <summary>Writes one average.</summary>
    public void Write(StringBuilder text)
    {
        if (_stream is null) return;
        if (overwrite) _stream.Seek(_bodyStart, SeekOrigin.Begin);
        foreach (ReadOnlyMemory<char> chunk in text.GetChunks()) _stream.Write(Encoding.UTF8.GetBytes(chunk.ToArray()));
        if (overwrite) _stream.SetLength(_stream.Position);
        _stream.Flush();
    }

    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_stream?.Position ?? -1);
        writer.Write(_bodyStart);
    }

    public void LoadState(BinaryReader reader)
    {
        _resumeAt = reader.ReadInt64();
        _bodyStart = reader.ReadInt64();
    }

    public void Dispose() => _stream?.Dispose();

    private static string InFolder(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        if (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder)) throw new PolyMDException($"folder '{folder}' of file '{Path.GetFileName(path)}' does not exist: make it first, as with 'shell mkdir'");
        return path;
    }
}
