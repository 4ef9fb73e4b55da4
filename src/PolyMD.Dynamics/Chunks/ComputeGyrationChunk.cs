using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Radius of gyration of each chunk, √(Σ m d²/Σ m) about its centre of mass, unwrapped. Vector: length units; with tensor an array
/// Σ m d⊗d / Σ m: xx, yy, zz, xy, xz, yz in length².</summary>
[ComputeStyle("gyration/chunk")]
public sealed class ComputeGyrationChunk : ChunkCompute
{
    private readonly bool _tensor;

    /// <summary>Reads <c>compute ID group gyration/chunk chunkID [tensor]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id and keyword.</param>
    public ComputeGyrationChunk(StyleContext context, ArgReader args) : base(context, args)
    {
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "tensor") args.UnknownKeyword("tensor");
            _tensor = true;
        }
    }

    /// <inheritdoc/>
    public override int Width => _tensor ? 6 : 1;

    /// <inheritdoc/>
    public override bool IsList => !_tensor;

    /// <inheritdoc/>
    protected override void Fill(Span<double> table)
    {
        double[] mass = Masses();
        Vec3[] centre = Centres(mass);
        SimulationBox box = Simulation.Box;
        int width = Width;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            int c = ChunkOf(i);
            if (c < 0) continue;
            Vec3 d = Atoms.Unwrapped(i, box) - centre[c];
            if (!_tensor)
            {
                table[c] += d.LengthSquared * Atoms.Mass[i];
                continue;
            }
            SymTensor t = SymTensor.Dyad(d, d) * Atoms.Mass[i];
            for (int k = 0; k < 6; k++) table[6 * c + k] += t[k];
        }
        for (int c = 0; c < Count; c++)
        {
            for (int k = 0; k < width; k++) if (mass[c] > 0) table[width * c + k] /= mass[c];
            if (!_tensor) table[c] = Math.Sqrt(table[c]);
        }
    }
}
