namespace PolyMD.Dynamics.Chunks;

/// <summary>A compute whose rows are chunks.</summary>
public interface IChunkUser
{
    /// <summary>The chunks.</summary>
    IChunkAssignment Chunks { get; }
}
