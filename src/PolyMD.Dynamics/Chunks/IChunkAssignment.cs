using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Divides atoms into chunks (molecules, types, spatial bins, …) for averaging fixes and computes over chunks.</summary>
public interface IChunkAssignment : ICompute
{
    /// <summary>Number of chunks of the last <see cref="SetupChunks"/>.</summary>
    int ChunkCount { get; }

    /// <summary>Coordinates that describe a chunk: 1 for a bin along one axis, 0 for chunks without a place.</summary>
    int CoordinateCount { get; }

    /// <summary>Coordinate of a chunk as written to files.</summary>
    /// <param name="chunk">0-based chunk.</param>
    /// <param name="k">0-based coordinate.</param>
    double Coordinate(int chunk, int k);

    /// <summary>Volume of a chunk; the volume of the box for chunks that are not bins.</summary>
    /// <param name="chunk">0-based chunk.</param>
    double ChunkVolume(int chunk);

    /// <summary>Original ids of compressed chunks; empty when chunks are not compressed.</summary>
    ReadOnlySpan<int> OriginalIds { get; }

    /// <summary>Whether chunks are renumbered so that none is empty.</summary>
    bool IsCompressed { get; }

    /// <summary>Fixes the number and place of chunks for the samples to come, unless somebody holds them.</summary>
    int SetupChunks();

    /// <summary>Assigns atoms at the present state.</summary>
    void AssignChunks();

    /// <summary>1-based chunk of a local atom, 0 for none.</summary>
    /// <param name="atom">Local index.</param>
    int ChunkOf(int atom);

    /// <summary>Keeps the number and place of chunks as they are now until <see cref="Release"/>.</summary>
    /// <param name="owner">Who holds them.</param>
    void Hold(IFix owner);

    /// <summary>Ends a hold; nothing happens if <paramref name="owner"/> holds nothing.</summary>
    /// <param name="owner">Who held them.</param>
    void Release(IFix owner);
}
