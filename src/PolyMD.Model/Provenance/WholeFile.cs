namespace PolyMD.Model.Provenance;

/// <summary>Writes files that are either there as a whole or not at all: under a temporary name, flushed to the disk, renamed.</summary>
public static class WholeFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="keepFormer">Name that the file of this name before gets, or null.</param>
    public static void Write(string path, Action<Stream> write, string? keepFormer = null)
    {
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(true);
            }
            // At every moment there is a whole file under one of the two names.
            if (keepFormer is not null && File.Exists(path)) File.Move(path, keepFormer, true);
            File.Move(temporary, path, true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes a text in UTF-8.</summary>
    /// <param name="path">Name of the file.</param>
    /// <param name="text">Text.</param>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
