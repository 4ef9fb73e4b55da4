using System.Security.Cryptography;

namespace PolyMD.Studies.Reporting;

/// <summary>Fingerprint of a file for the manifest.</summary>
/// <param name="Path">Path as it shall appear, relative to the study.</param>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal.</param>
/// <param name="Bytes">Size.</param>
public sealed record FileHash(string Path, string Sha256, long Bytes)
{
    /// <summary>Computes the fingerprint.</summary>
    /// <param name="file">File to read.</param>
    /// <param name="relativeTo">Folder that the stored path is relative to.</param>
    public static FileHash Of(string file, string relativeTo)
    {
        using FileStream stream = File.OpenRead(file);
        byte[] hash = SHA256.HashData(stream);
        string path = System.IO.Path.GetRelativePath(relativeTo, file).Replace('\\', '/');
        return new FileHash(path, Convert.ToHexStringLower(hash), stream.Length);
    }
}
