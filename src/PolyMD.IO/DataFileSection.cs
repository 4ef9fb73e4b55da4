namespace PolyMD.IO;

/// <summary>A section of a data file that a fix reads.</summary>
/// <param name="Title">The line that begins the section.</param>
/// <param name="Header">The words of the header line that tells the number of its lines; null for one line per atom.</param>
public sealed record DataFileSection(string Title, string? Header);
