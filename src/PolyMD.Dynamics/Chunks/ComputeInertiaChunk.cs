using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Tensor of inertia of each chunk about its centre of mass, I = Σ m (d² 1 − d⊗d), d unwrapped. Array: xx, yy, zz, xy, yz, xz in mass·length² for each chunk.</summary>
[ComputeStyle("inertia/chunk")]
public sealed class ComputeInertiaChunk : ChunkCompute
{
    /// <summary>Reads <c>compute ID group inertia/chunk chunkID</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id.</param>
    public ComputeInertiaChunk(StyleContext context, ArgReader args) : base(context, args) => args.ExpectEnd();

    /// <inheritdoc/>
    public override int Width => 6;

    /// <inheritdoc/>
    protected override void Fill(Span<double> table)
    {
        InertiaSums.Inertia(Centres(Masses()), Atoms, Simulation.Box, ChunkOf, table);
    }
}
