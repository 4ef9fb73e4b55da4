using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Velocity of the centre of mass of each chunk, Σ m v / Σ m. Array: x, y, z in velocity units for each chunk.</summary>
[ComputeStyle("vcm/chunk")]
public sealed class ComputeVelocityChunk : ChunkCompute
{
    /// <summary>Reads <c>compute ID group vcm/chunk chunkID</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id.</param>
    public ComputeVelocityChunk(StyleContext context, ArgReader args) : base(context, args) => args.ExpectEnd();

    /// <inheritdoc/>
    public override int Width => 3;

    /// <inheritdoc/>
    protected override void Fill(Span<double> table)
    {
        Vec3[] v = Velocities(Masses());
        for (int c = 0; c < Count; c++) Store(table[(3 * c)..], v[c]);
    }
}
