using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PolyMD.Deck.Checkpoints;
using PolyMD.Model;
using PolyMD.Model.Provenance;

namespace PolyMD.Deck.Restarts;

/// <summary>
/// The container of restart files and checkpoints: a line that names the format, the version and length of the content, the content (little-endian), and the
/// SHA-256 of everything before. A file appears under its name only when it is complete.
/// </summary>
internal sealed class StateFile(string kind, int version, int oldest)
{
    /// <summary>Files of write_restart and restart.</summary>
    public static readonly StateFile Restart = new("restart", 2, 2);

    /// <summary>Checkpoints of polymd run.</summary>
    public static readonly StateFile Checkpoint = new("checkpoint", CheckpointVersions.Present, CheckpointVersions.Oldest);

    private readonly byte[] _magic = Encoding.ASCII.GetBytes($"PolyMD {kind}\n");

    private string Name => $"{kind} file";

    /// <summary>Writes a file under a temporary name and then gives it its own.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="content">Content.</param>
    /// <param name="keepFormer">Name that the file of this name before gets, or null.</param>
    public void Write(string path, ReadOnlyMemory<byte> content, string? keepFormer = null)
    {
        byte[] head = new byte[_magic.Length + 12];
        _magic.CopyTo(head, 0);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(_magic.Length), version);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(_magic.Length + 4), content.Length);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(content.Span);
        WholeFile.Write(path, stream =>
        {
            stream.Write(head);
            stream.Write(content.Span);
            stream.Write(hash.GetHashAndReset());
        }, keepFormer);
    }

    /// <summary>Deletes what runs that were killed while they wrote have left in a folder, which no other run is using.</summary>
    /// <param name="folder">Folder.</param>
    public void DeleteHalfWritten(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, $"{kind}.polymd.*.tmp")) File.Delete(file);
    }

    /// <summary>The content of a file, checked.</summary>
    /// <param name="path">File.</param>
    /// <param name="name">Name for messages.</param>
    public byte[] Read(string path, string name) => Read(path, name, out _);

    /// <summary>The content of a file, checked, and the version of the format in which it was written.</summary>
    public byte[] Read(string path, string name, out int written)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().StartsWith("LammpS RestartT"u8)) throw new PolyMDException($"file '{name}' is a binary restart file of LAMMPS, which only LAMMPS can read: let it write a data file");
        int start = _magic.Length + 12;
        if (!bytes.AsSpan().StartsWith(_magic)) throw new PolyMDException($"file '{name}' is not a {Name} of PolyMD");
        if (bytes.Length < start) throw new PolyMDException($"{Name} '{name}' is cut short: it ends within its head");
        written = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(_magic.Length));
        if (written > version || written < oldest) throw new PolyMDException($"{Name} '{name}' has format version {written}, this program reads version{(oldest < version ? $"s {oldest} to" : "")} {version}");
        long length = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(_magic.Length + 4)), expected = start + length + SHA256.HashSizeInBytes;
        if (length < 0 || bytes.Length < expected) throw new PolyMDException(string.Create(CultureInfo.InvariantCulture, $"{Name} '{name}' is cut short: it has {bytes.Length} of {expected} bytes"));
        int end = (int)(start + length);
        if (bytes.Length > expected || !SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
            throw new PolyMDException($"{Name} '{name}' has been altered since it was written: its checksum does not fit");
        return bytes[start..end];
    }
}
