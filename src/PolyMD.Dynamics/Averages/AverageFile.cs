using System.Text;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.State;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>
/// The text file of an averaging fix: opened with its header when the first run starts, written average by average, optionally only
/// ever holding the last one. Continuing a restart file cuts the file back to the length it had and appends.
/// </summary>
internal sealed class AverageFile(Simulation simulation, string file, bool overwrite) : IStateful, IDisposable
{
    [NotState("follows from the deck and the run folder")]
    private readonly string _path = InFolder(simulation.PathOf(file));

    private FileStream? _stream;
    private bool _begun;
    private long _bodyStart, _resumeAt = -1;

    /// <summary>Opens the file on first use.</summary>
    /// <param name="header">Lines without their ends.</param>
    public void Open(IEnumerable<string> header)
    {
        if (_stream is not null || simulation.Files.IsResuming) return;
        if (_resumeAt >= 0 && File.Exists(_path))
        {
            _stream = simulation.Files.Open(_path, true);
            if (_stream.CanSeek && _stream.Length > _resumeAt)
            {
                _stream.SetLength(_resumeAt);
                _stream.Seek(0, SeekOrigin.End);
            }
            _begun = true;
            return;
        }
        _stream = simulation.Files.Open(_path, _begun);
        if (_begun) return;
        _begun = true;
        foreach (string line in header) _stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        _stream.Flush();
        _bodyStart = Position;
    }

    /// <summary>Writes one average.</summary>
    public void Write(StringBuilder text)
    {
        // Nothing before the header; the first average behind a checkpoint opens the file again.
        if (_stream is null && !_begun) return;
        _stream ??= simulation.Files.Open(_path, true);
        // A device takes one average after the other: it has no length, where a file has its header.
        bool again = overwrite && _stream.CanSeek && _stream.Length > 0;
        if (again) _stream.Seek(_bodyStart, SeekOrigin.Begin);
        foreach (ReadOnlyMemory<char> chunk in text.GetChunks()) _stream.Write(Encoding.UTF8.GetBytes(chunk.ToArray()));
        if (again) _stream.SetLength(_stream.Position);
        _stream.Flush();
    }

    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_stream is null ? -1 : Position);
        writer.Write(_bodyStart);
    }

    public void LoadState(BinaryReader reader)
    {
        _resumeAt = reader.ReadInt64();
        _bodyStart = reader.ReadInt64();
    }

    private long Position => _stream!.CanSeek ? _stream.Position : 0;

    public void Dispose() => _stream?.Dispose();

    private static string InFolder(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        if (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder)) throw new PolyMDException($"folder '{folder}' of file '{Path.GetFileName(path)}' does not exist: make it first, as with 'shell mkdir'");
        return path;
    }
}
