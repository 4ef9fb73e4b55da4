namespace PolyMD.IO.Readers;

/// <summary>A binary file read from front to back, with messages that name the file and the byte.</summary>
internal sealed class BinaryTrajectory(string path) : IDisposable
{
    private readonly FileStream _stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);

    public string Name { get; } = path;

    public long Position => _stream.Position;

    public long Remaining => _stream.Length - _stream.Position;

    /// <summary>Fills the buffer; false where the file ends before: a run that was killed leaves an incomplete last frame.</summary>
    public bool TryRead(Span<byte> buffer) => _stream.ReadAtLeast(buffer, buffer.Length, false) == buffer.Length;

    public ResultFileException Error(string message) => new(Name, 1, 0, $"byte {_stream.Position}: {message}");

    public void Dispose() => _stream.Dispose();
}
