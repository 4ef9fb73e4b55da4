using PolyMD.Engine.Quantities;

namespace PolyMD.Dynamics.Common;

/// <summary>Divides atoms into chunks (spatial bins, …) for averaging fixes.</summary>
public interface IChunkAssignment : ICompute
{
    /// <summary>Number of chunks of the last <see cref="SetupChunks"/>.</summary>
    int ChunkCount { get; }

    /// <summary>Coordinates that describe a chunk: 1 for a bin along one axis.</summary>
    int CoordinateCount { get; }

    /// <summary>Coordinate of a chunk as written to files.</summary>
    /// <param name="chunk">0-based chunk.</param>
    /// <param name="k">0-based coordinate.</param>
    double Coordinate(int chunk, int k);

    /// <summary>Volume of one chunk, or null when densities make no sense.</summary>
    double? ChunkVolume { get; }

    /// <summary>Original ids of compressed chunks, or null when chunks are not compressed.</summary>
    ReadOnlySpan<int> OriginalIds { get; }

    /// <summary>Fixes the number and place of chunks for the samples to come.</summary>
    int SetupChunks();

    /// <summary>Assigns atoms at the present state.</summary>
    void AssignChunks();

    /// <summary>1-based chunk of a local atom, 0 for none.</summary>
    /// <param name="atom">Local index.</param>
    int ChunkOf(int atom);
}
