namespace PolyMD.Fuzz.Tests;

/// <summary>How a reader took a file.</summary>
/// <param name="Fault">What is wrong with the reader, in words that are the same for the same fault; null if nothing is.</param>
/// <param name="Refused">Whether it refused the file.</param>
/// <param name="NamesLine">Whether it said in which line.</param>
internal readonly record struct Verdict(string? Fault, bool Refused, bool NamesLine);
