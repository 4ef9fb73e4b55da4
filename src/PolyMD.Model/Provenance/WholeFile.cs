using System.Text;

namespace PolyMD.Model.Provenance;

/// <summary>Writes files that are there as a whole or not at all: the content goes to a temporary file beside, which then takes the name.</summary>
public static class WholeFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Its name. What is no plain file (a device, a pipe) is written as it is.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="keepFormer">Name that the file of this name before gets, or null.</param>
    /// <exception cref="PolyMDException">It cannot be written; nothing of it is left.</exception>
    public static void Write(string path, Action<Stream> write, string? keepFormer = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path)) throw new PolyMDException($"cannot write '{path}': it is a folder");
        if (!Directory.Exists(folder)) throw new PolyMDException($"cannot write '{path}': folder '{folder}' does not exist");
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        bool moved = false;
        try
        {
            if (IsDevice(path))
            {
                using FileStream device = new(path, FileMode.Open, FileAccess.Write);
                write(device);
                return;
            }
            using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(true);
            }
            // At every moment there is a whole file under one of the two names.
            if (keepFormer is not null && File.Exists(path)) File.Move(path, keepFormer, true);
            File.Move(temporary, path, true);
            moved = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PolyMDException($"cannot write '{path}': {e.Message.Replace(temporary, path, StringComparison.Ordinal)}", e);
        }
        finally
        {
            if (!moved) File.Delete(temporary);
        }
    }

    /// <summary>Writes a text in UTF-8.</summary>
    /// <param name="path">Name of the file.</param>
    /// <param name="text">Text.</param>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a path is there but is no plain file. A link is what it leads to.</summary>
    /// <param name="path">Path.</param>
    public static bool IsDevice(string path)
    {
        if (!File.Exists(path)) return false;
        // Told by its place: to open a pipe would be to wait for its other end.
        return IsAmongDevices(Path.GetFullPath(path)) || (new FileInfo(path).ResolveLinkTarget(true) is { } target && IsAmongDevices(target.FullName));
    }

    private static bool IsAmongDevices(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
