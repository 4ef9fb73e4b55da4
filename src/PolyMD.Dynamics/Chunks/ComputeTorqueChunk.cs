using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Torque on each chunk about its centre of mass, Σ d × f, d unwrapped. Array: x, y, z in force·length for each chunk.</summary>
[ComputeStyle("torque/chunk")]
public sealed class ComputeTorqueChunk : ChunkCompute
{
    /// <summary>Reads <c>compute ID group torque/chunk chunkID</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id.</param>
    public ComputeTorqueChunk(StyleContext context, ArgReader args) : base(context, args) => args.ExpectEnd();

    /// <inheritdoc/>
    public override int Width => 3;

    /// <inheritdoc/>
    protected override void Fill(Span<double> table)
    {
        Vec3[] centre = Centres(Masses());
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            int c = ChunkOf(i);
            if (c < 0) continue;
            Vec3 t = Vec3.Cross(Atoms.Unwrapped(i, box) - centre[c], Atoms.Force(i));
            table[3 * c] += t.X;
            table[3 * c + 1] += t.Y;
            table[3 * c + 2] += t.Z;
        }
    }
}
