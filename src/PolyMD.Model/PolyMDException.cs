namespace PolyMD.Model;

/// <summary>The base of every error that PolyMD reports to its user.</summary>
public class PolyMDException : Exception
{
    /// <summary>An error with a message for the user.</summary>
    /// <param name="message">What went wrong, where, and what was expected.</param>
    public PolyMDException(string message) : base(message) { }
}

/// <summary>An error in a data or parameter file.</summary>
public sealed class DataFileException : PolyMDException
{
    /// <summary>An error at a line of a file; the message is prefixed by <c>file:line: </c>.</summary>
    /// <param name="file">File name.</param>
    /// <param name="line">Line number, 1-based.</param>
    /// <param name="message">What was found and what was expected.</param>
    public DataFileException(string file, int line, string message) : base($"{file}:{line}: {message}")
    {
        File = file;
        Line = line;
    }

    /// <summary>File name.</summary>
    public string File { get; }

    /// <summary>Line number, 1-based.</summary>
    public int Line { get; }
}
