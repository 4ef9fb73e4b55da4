namespace PolyMD.Model;

/// <summary>An input file (data, potential, table, dump) that cannot be read as what it should be.</summary>
public sealed class DataFileException : PolyMDException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">File name as the user gave it.</param>
    /// <param name="line">Line number, 1-based; 0 when no line applies.</param>
    /// <param name="message">What is wrong and what was expected.</param>
    public DataFileException(string file, int line, string message)
        : base(line > 0 ? $"{file}:{line}: error: {message}" : $"{file}: error: {message}")
    {
        File = file;
        Line = line;
        Problem = message;
    }

    /// <summary>The message without the place.</summary>
    public string Problem { get; }

    /// <summary>File name.</summary>
    public string File { get; }

    /// <summary>Line number, 1-based; 0 when no line applies.</summary>
    public int Line { get; }
}
