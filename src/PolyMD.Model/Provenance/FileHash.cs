using System.Security.Cryptography;

namespace PolyMD.Model.Provenance;

/// <summary>Fingerprint of a file for a manifest.</summary>
/// <param name="Path">Path as it shall appear, relative to the folder of the result.</param>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal; empty for a file that is still being written.</param>
/// <param name="Bytes">Size.</param>
public sealed record FileHash(string Path, string Sha256, long Bytes)
{
    /// <summary>Computes the fingerprint.</summary>
    /// <param name="file">File to read.</param>
    /// <param name="relativeTo">Folder that the stored path is relative to; null stores the full path.</param>
    /// <param name="bytes">How many bytes from the beginning count; null for all.</param>
    public static FileHash Of(string file, string? relativeTo, long? bytes = null)
    {
        // A pipe has no length and must not be read away.
        if (new FileInfo(file).Length == 0) return new FileHash(System.IO.Path.GetFullPath(file), Convert.ToHexStringLower(SHA256.HashData([])), 0).From(relativeTo);
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        string full = System.IO.Path.GetFullPath(file);
        long length = Math.Min(stream.Length, bytes ?? long.MaxValue);
        return new FileHash(full, length == stream.Length ? Convert.ToHexStringLower(SHA256.HashData(stream)) : OfStart(stream, length), length).From(relativeTo);
    }

    /// <summary>The same fingerprint with the path relative to a folder, parts separated by slashes.</summary>
    /// <param name="folder">Folder; null leaves the path as it is.</param>
    public FileHash From(string? folder) => folder is null ? this : this with { Path = System.IO.Path.GetRelativePath(folder, Path).Replace('\\', '/') };

    private static string OfStart(Stream stream, long length)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        while (length > 0)
        {
            int read = stream.Read(buffer, 0, (int)Math.Min(length, buffer.Length));
            if (read == 0) break;
            hash.AppendData(buffer, 0, read);
            length -= read;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
