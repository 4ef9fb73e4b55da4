using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Centre of mass of each chunk, Σ m r / Σ m from unwrapped positions. Array: x, y, z in length units for each chunk.</summary>
[ComputeStyle("com/chunk")]
public sealed class ComputeCentreOfMassChunk : ChunkCompute
{
    /// <summary>Reads <c>compute ID group com/chunk chunkID</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id.</param>
    public ComputeCentreOfMassChunk(StyleContext context, ArgReader args) : base(context, args) => args.ExpectEnd();

    /// <inheritdoc/>
    public override int Width => 3;

    /// <inheritdoc/>
    protected override void Fill(Span<double> table)
    {
        Vec3[] centre = Centres(Masses());
        for (int c = 0; c < Count; c++) Store(table[(3 * c)..], centre[c]);
    }
}
