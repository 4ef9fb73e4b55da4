using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Dipole moment of the charges of each chunk, Σ q r − (Σ q) r₀ with unwrapped positions and r₀ the centre of mass (or the mean
/// position: geometry). Array: x, y, z and magnitude in charge·length for each chunk.</summary>
[ComputeStyle("dipole/chunk")]
public sealed class ComputeDipoleChunk : ChunkCompute
{
    private readonly bool _geometry;

    /// <summary>Reads <c>compute ID group dipole/chunk chunkID [mass|geometry]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id and centre.</param>
    public ComputeDipoleChunk(StyleContext context, ArgReader args) : base(context, args)
    {
        if (!args.AtEnd) _geometry = args.Choice("charge-correction", "mass", "geometry") == "geometry";
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public override int Width => 4;

    /// <inheritdoc/>
    protected override void Fill(Span<double> table)
    {
        double[] weight = new double[Count], charge = new double[Count];
        Vec3[] centre = new Vec3[Count], dipole = new Vec3[Count];
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            int c = ChunkOf(i);
            if (c < 0) continue;
            double w = _geometry ? 1 : Atoms.Mass[i], q = Atoms.Charge[i];
            Vec3 r = Atoms.Unwrapped(i, box);
            weight[c] += w;
            charge[c] += q;
            centre[c] += r * w;
            dipole[c] += r * q;
        }
        for (int c = 0; c < Count; c++)
        {
            Vec3 p = weight[c] > 0 ? dipole[c] - centre[c] / weight[c] * charge[c] : default;
            Store(table[(4 * c)..], p);
            table[4 * c + 3] = p.Length;
        }
    }
}
