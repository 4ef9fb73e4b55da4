using PolyMD.Deck.Restarts;
using PolyMD.Model;

namespace PolyMD.Deck.Checkpoints;

/// <summary>Finds the checkpoint that is to be resumed.</summary>
internal static class CheckpointChoice
{
    /// <summary>The checkpoint and the folder of the run.</summary>
    /// <param name="path">A folder, or a checkpoint.</param>
    /// <exception cref="PolyMDException">There is none, or it is not whole; the message names a whole one before it.</exception>
    public static (string Checkpoint, string Folder) Of(string path)
    {
        if (Directory.Exists(path))
        {
            string folder = Path.GetFullPath(path), newest = Path.Combine(folder, CheckpointOptions.FileName), former = Path.Combine(folder, CheckpointOptions.FormerName);
            // A run that was killed while it exchanged the two has left the former one only.
            if (!File.Exists(newest) && File.Exists(former)) newest = former;
            if (!File.Exists(newest)) throw new PolyMDException($"folder '{path}' has no checkpoint ({CheckpointOptions.FileName}): its run has ended, or none was due yet");
            Check(newest);
            return (newest, folder);
        }
        if (!File.Exists(path)) throw new PolyMDException($"'{path}' is neither a run's folder nor a checkpoint");
        string full = Path.GetFullPath(path);
        Check(full);
        return (full, Path.GetDirectoryName(full)!);
    }

    private static void Check(string path)
    {
        try { StateFile.Checkpoint.Read(path, Path.GetFileName(path)); }
        catch (PolyMDException e)
        {
            string former = Path.Combine(Path.GetDirectoryName(path)!, CheckpointOptions.FormerName);
            if (former == path || !IsWhole(former)) throw;
            throw new PolyMDException($"{e.Message}; the one before it is whole: polymd resume {former}", e);
        }
    }

    private static bool IsWhole(string path)
    {
        try { return StateFile.Checkpoint.Read(path, path).Length > 0; }
        catch (Exception e) when (e is PolyMDException or IOException) { return false; }
    }
}
