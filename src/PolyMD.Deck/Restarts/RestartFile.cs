using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Restarts;

/// <summary>
/// The container of restart files: a line that names the format, the version and length of the content, the content (little-endian), and the
/// SHA-256 of everything before. A file appears under its name only when it is complete.
/// </summary>
internal static class RestartFile
{
    private const int Version = 2;
    private static readonly byte[] s_magic = Encoding.ASCII.GetBytes("PolyMD restart\n");

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        byte[] head = new byte[s_magic.Length + 12];
        s_magic.CopyTo(head, 0);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(s_magic.Length), Version);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(s_magic.Length + 4), content.Length);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(content);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) throw new PolyMDException($"restart file '{path}': folder '{folder}' does not exist");
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write))
            {
                stream.Write(head);
                stream.Write(content);
                stream.Write(hash.GetHashAndReset());
                stream.Flush(true);
            }
            File.Move(temporary, path, true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>The content of a file, checked.</summary>
    /// <param name="path">File.</param>
    /// <param name="name">Name for messages.</param>
    public static byte[] Read(string path, string name)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().StartsWith("LammpS RestartT"u8)) throw new PolyMDException($"file '{name}' is a binary restart file of LAMMPS, which only LAMMPS can read: let it write a data file");
        int start = s_magic.Length + 12;
        if (!bytes.AsSpan().StartsWith(s_magic)) throw new PolyMDException($"file '{name}' is not a restart file of PolyMD");
        if (bytes.Length < start) throw new PolyMDException($"restart file '{name}' is cut short: it ends within its head");
        int version = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(s_magic.Length));
        if (version != Version) throw new PolyMDException($"restart file '{name}' has format version {version}, this program reads version {Version}");
        long length = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(s_magic.Length + 4)), expected = start + length + SHA256.HashSizeInBytes;
        if (length < 0 || bytes.Length < expected) throw new PolyMDException(string.Create(CultureInfo.InvariantCulture, $"restart file '{name}' is cut short: it has {bytes.Length} of {expected} bytes"));
        int end = (int)(start + length);
        if (bytes.Length > expected || !SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
            throw new PolyMDException($"restart file '{name}' has been altered since it was written: its checksum does not fit");
        return bytes[start..end];
    }
}
