using PolyMD.Model;

namespace PolyMD.Dynamics.Chunks;

/// <summary>How a compute chunk/atom finds the raw chunk of an atom.</summary>
internal interface IChunkRule
{
    /// <summary>Whether the discard keyword is applied while binning, and limits are ignored.</summary>
    bool IsBinned { get; }

    int CoordinateCount { get; }

    /// <summary>Coordinate of a 0-based raw chunk.</summary>
    double Coordinate(int chunk, int k);

    /// <summary>Volume of a 0-based raw chunk.</summary>
    double Volume(int chunk);

    /// <summary>Prepares for the present box; the number of chunks, or −1 if it follows from the greatest id.</summary>
    int Setup();

    /// <summary>Before raw ids are asked for.</summary>
    void Prepare();

    /// <summary>1-based raw id of an atom; 0 or less for none.</summary>
    int RawId(int atom, string discard);
}
