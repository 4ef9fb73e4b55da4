namespace PolyMD.Model;

/// <summary>A place in a text: file, line, column and length, with the line's text for the caret picture.</summary>
/// <param name="File">File name as the user gave it.</param>
/// <param name="Line">1-based line; 0 when the text is not from a file.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Length">Number of characters, at least 1.</param>
/// <param name="LineText">The whole line.</param>
public readonly record struct SourceSpan(string File, int Line, int Column, int Length, string LineText)
{
    /// <summary>The message in the form <c>file:line:column: error: …</c> followed by the line and a caret under the place.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="severity">error or warning.</param>
    public string Format(string message, string severity = "error")
    {
        if (Line <= 0) return $"{severity}: {message}";
        string number = $"{Line,5}";
        int column = Math.Clamp(Column, 1, (LineText?.Length ?? 0) + 1);
        string tabsKept = new((LineText ?? "")[..(column - 1)].Select(c => c == '\t' ? '\t' : ' ').ToArray());
        return $"{File}:{Line}:{Column}: {severity}: {message}\n{number} | {LineText}\n      | {tabsKept}{new string('^', Math.Max(1, Length))}";
    }
}
