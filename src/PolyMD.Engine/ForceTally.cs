using PolyMD.Engine.State;
using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>Energies and virial of one force at one step, in the deck's energy unit.</summary>
public sealed class ForceTally
{
    /// <summary>Columns of a block sum: van der Waals (or bonded, or k-space) energy, Coulomb energy, six virial components.</summary>
    public const int Columns = 8;

    [NotState("scratch")]
    private readonly NativeBuffer<double> _blocks = new();

    [NotState("scratch")]
    private double[] _column = [];

    /// <summary>Van der Waals energy of pair styles, or the whole energy of other styles.</summary>
    public double Energy { get; set; }

    /// <summary>Coulomb energy of pair styles (real-space part).</summary>
    public double CoulombEnergy { get; set; }

    /// <summary>Part of <see cref="Energy"/> that is the long-range correction of pair_modify tail.</summary>
    public double TailEnergy { get; set; }

    /// <summary>Part of each diagonal element of <see cref="Virial"/> that is the long-range correction of pair_modify tail.</summary>
    public double TailVirial { get; set; }

    /// <summary>Adapts the long-range correction, which goes with 1/V, to a cell that changed after the forces were computed.</summary>
    /// <param name="factor">Volume before over volume now.</param>
    public void RescaleTail(double factor)
    {
        double energy = (factor - 1) * TailEnergy, virial = (factor - 1) * TailVirial;
        (Energy, TailEnergy, TailVirial) = (Energy + energy, TailEnergy + energy, TailVirial + virial);
        Virial += new SymTensor(virial, virial, virial, 0, 0, 0);
    }

    /// <summary>Virial Σ r⊗f.</summary>
    public SymTensor Virial { get; set; }

    /// <summary>Sets everything to zero.</summary>
    public void Clear()
    {
        Energy = CoulombEnergy = TailEnergy = TailVirial = 0;
        Virial = default;
    }

    /// <summary>Memory for <paramref name="blocks"/> rows of <see cref="Columns"/> partial sums, zeroed.</summary>
    /// <param name="blocks">Blocks of this loop.</param>
    public unsafe double* BeginBlocks(int blocks)
    {
        _blocks.EnsureLength(blocks * Columns);
        new Span<double>(_blocks.Pointer, blocks * Columns).Clear();
        if (_column.Length < blocks) _column = new double[blocks];
        return _blocks.Pointer;
    }

    /// <summary>Adds the partial sums in block order, so that the bits do not depend on the threads.</summary>
    /// <param name="blocks">Blocks of this loop.</param>
    /// <param name="factor">Factor on every sum (½ for full neighbour lists).</param>
    public unsafe void EndBlocks(int blocks, double factor)
    {
        Span<double> total = stackalloc double[Columns];
        for (int c = 0; c < Columns; c++)
        {
            for (int b = 0; b < blocks; b++) _column[b] = _blocks.Pointer[b * Columns + c];
            total[c] = factor * OrderedSum.Pairwise(_column.AsSpan(0, blocks));
        }
        Energy += total[0];
        CoulombEnergy += total[1];
        Virial += new SymTensor(total[2], total[3], total[4], total[5], total[6], total[7]);
    }
}
