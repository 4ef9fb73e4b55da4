using PolyMD.Model;

namespace PolyMD.Engine.Phases;

/// <summary>A fix that has a section of its own in data files (read_data … fix, write_data). It may be defined before the simulation box.</summary>
public interface IDataFileFix : IFix
{
    /// <summary>What write_data says in the header, such as "12 crossterms"; null for nothing.</summary>
    string? DataFileHeader => null;

    /// <summary>Title of the section that write_data makes.</summary>
    string DataFileTitle { get; }

    /// <summary>What write_data says behind '#' of the section's title; empty for nothing.</summary>
    string DataFileHint => "";

    /// <summary>Takes the lines of a section; the atoms exist already.</summary>
    /// <param name="lines">Lines with their places.</param>
    /// <param name="idOffset">Number to be added to atom ids.</param>
    void ReadDataFile(IReadOnlyList<CoeffLine> lines, int idOffset);

    /// <summary>The lines of the section that write_data makes.</summary>
    IEnumerable<string> DataFileLines();
}
