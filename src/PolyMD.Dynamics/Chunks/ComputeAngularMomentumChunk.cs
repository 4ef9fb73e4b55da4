using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Angular momentum of each chunk about its centre of mass, L = Σ d × m v, d unwrapped. Array: x, y, z in mass·length·velocity for each chunk.</summary>
[ComputeStyle("angmom/chunk")]
public sealed class ComputeAngularMomentumChunk : ChunkCompute
{
    /// <summary>Reads <c>compute ID group angmom/chunk chunkID</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id.</param>
    public ComputeAngularMomentumChunk(StyleContext context, ArgReader args) : base(context, args) => args.ExpectEnd();

    /// <inheritdoc/>
    public override int Width => 3;

    /// <inheritdoc/>
    protected override void Fill(Span<double> table)
    {
        InertiaSums.AngularMomentum(Centres(Masses()), Atoms, Simulation.Box, ChunkOf, table);
    }
}
