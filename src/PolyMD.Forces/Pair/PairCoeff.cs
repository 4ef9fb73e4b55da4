using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>Coefficients of the type pairs of one bundle of pairs: column k of the table of the row atom's type, looked up by neighbour type.</summary>
/// <typeparam name="TLane">Lane.</typeparam>
public readonly unsafe ref struct PairCoeff<TLane> where TLane : unmanaged, ILane<TLane>
{
    private readonly double* _row;
    private readonly int* _types;
    private readonly double* _constants;
    private readonly int _stride;

    /// <summary>Coefficients for one bundle.</summary>
    /// <param name="row">First column of the row atom's type.</param>
    /// <param name="stride">Distance between columns (types padded to eight, times types).</param>
    /// <param name="types">Type indices of the neighbours, or null when there is only one type.</param>
    /// <param name="constants">Values that are the same for all pairs.</param>
    /// <param name="chargeProduct">q_i q_j times the Coulomb constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairCoeff(double* row, int stride, int* types, double* constants, TLane chargeProduct)
    {
        _row = row;
        _stride = stride;
        _types = types;
        _constants = constants;
        ChargeProduct = chargeProduct;
    }

    /// <summary>C q_i q_j, energy × length.</summary>
    public TLane ChargeProduct { get; }

    /// <summary>Table column <paramref name="column"/> of each pair.</summary>
    /// <param name="column">Column as filled by the kernel's Prepare.</param>
    public TLane this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            double* table = _row + (long)column * _stride;
            // Padding makes the first eight entries readable; more than eight types take the general gather.
            return _types == null ? TLane.Create(*table) : _stride <= PairTable.SmallStride ? TLane.Lookup8(table, _types) : TLane.Gather(table, _types);
        }
    }

    /// <summary>A value that is the same for all pairs.</summary>
    /// <param name="index">Index as filled by the kernel's Constants.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Constant(int index) => TLane.Create(_constants[index]);
}
