using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Angular velocity of each chunk about its centre of mass, ω = I⁻¹ L; about the axes that have inertia for chunks on a line. Array: x, y, z in 1/time for each chunk.</summary>
[ComputeStyle("omega/chunk")]
public sealed class ComputeAngularVelocityChunk : ChunkCompute
{
    /// <summary>Reads <c>compute ID group omega/chunk chunkID</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id.</param>
    public ComputeAngularVelocityChunk(StyleContext context, ArgReader args) : base(context, args) => args.ExpectEnd();

    /// <inheritdoc/>
    public override int Width => 3;

    /// <inheritdoc/>
    protected override void Fill(Span<double> table)
    {
        Vec3[] centre = Centres(Masses());
        double[] inertia = new double[6 * Count], l = new double[3 * Count];
        InertiaSums.Inertia(centre, Atoms, Simulation.Box, ChunkOf, inertia);
        InertiaSums.AngularMomentum(centre, Atoms, Simulation.Box, ChunkOf, l);
        for (int c = 0; c < Count; c++)
        {
            Span<double> i = inertia.AsSpan(6 * c, 6);
            // The row of the inertia table has yz before xz.
            SymTensor tensor = new(i[0], i[1], i[2], i[3], i[5], i[4]);
            Store(table[(3 * c)..], InertiaSums.AngularVelocity(tensor, new Vec3(l[3 * c], l[3 * c + 1], l[3 * c + 2])));
        }
    }
}
