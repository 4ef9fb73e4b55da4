using System.Globalization;
using PolyMD.Model;

namespace PolyMD.Deck.Checkpoints;

/// <summary>Keeps a second run out of a folder as long as a process lives: the operating system lets go of the lock when it ends, however it ends.</summary>
public sealed class FolderLock : IDisposable
{
    /// <summary>Name of the file that is locked.</summary>
    public const string FileName = ".polymd.lock";

    private readonly FileStream _stream;

    private FolderLock(FileStream stream) => _stream = stream;

    /// <summary>Locks a folder.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="hint">What to do if it is taken, beyond waiting and taking another folder.</param>
    /// <exception cref="PolyMDException">Another run has it.</exception>
    public static FolderLock Take(string folder, string hint = "")
    {
        string path = Path.Combine(folder, FileName);
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PolyMDException($"folder '{folder}' cannot be written: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new PolyMDException($"another run is using folder '{folder}'{Owner(folder)}: two runs would overwrite each other's files. Wait for it or take another folder{hint} ({e.Message})", e);
        }
        // A file of its own for those who find the lock taken: a locked file cannot be read.
        File.WriteAllText(path + ".owner", string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}, since {DateTime.UtcNow:u}"));
        return new FolderLock(stream);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        string path = _stream.Name;
        File.Delete(path + ".owner");
        File.Delete(path);
        _stream.Dispose();
    }

    private static string Owner(string folder)
    {
        try { return $" ({File.ReadAllText(Path.Combine(folder, FileName + ".owner"))})"; }
        catch (IOException) { return ""; }
    }
}
