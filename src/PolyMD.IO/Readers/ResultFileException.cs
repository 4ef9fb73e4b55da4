using PolyMD.Model;

namespace PolyMD.IO.Readers;

/// <summary>A result file that does not say what its format promises: what was found, what was expected, and where.</summary>
public sealed class ResultFileException : PolyMDException
{
    /// <summary>Makes the exception; the message starts with file:line:column.</summary>
    /// <param name="file">File name as given by the caller.</param>
    /// <param name="line">Line, 1-based.</param>
    /// <param name="column">Column, 1-based; 0 if the whole line is meant.</param>
    /// <param name="message">What was found and what was expected.</param>
    public ResultFileException(string file, int line, int column, string message)
        : base(column > 0 ? $"{file}:{line}:{column}: {message}" : $"{file}:{line}: {message}")
    {
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>File name.</summary>
    public string File { get; }

    /// <summary>Line, 1-based.</summary>
    public int Line { get; }

    /// <summary>Column, 1-based, or 0.</summary>
    public int Column { get; }
}
