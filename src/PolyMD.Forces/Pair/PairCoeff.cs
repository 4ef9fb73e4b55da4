using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>Coefficients of the type pairs of one bundle of pairs: column k of the table of the row atom's type, looked up by neighbour type.</summary>
/// <typeparam name="TLane">Lane.</typeparam>
public readonly unsafe ref struct PairCoeff<TLane> where TLane : unmanaged, ILane<TLane>
{
    private readonly byte* _row;
    private readonly int* _types;
    private readonly byte* _constants;
    private readonly int _stride;
    private readonly TableShape _shape;

    /// <summary>Coefficients for one bundle.</summary>
    /// <param name="row">First column of the row atom's type, in the precision of the lane.</param>
    /// <param name="stride">Distance between columns (types padded to eight, times types).</param>
    /// <param name="types">Type indices of the neighbours (unused when there is only one type).</param>
    /// <param name="constants">Values that are the same for all pairs, in the precision of the lane.</param>
    /// <param name="chargeProduct">q_i q_j times the Coulomb constant.</param>
    /// <param name="shape">How columns are looked up; a constant in every loop, so that the choice costs nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairCoeff(void* row, int stride, int* types, void* constants, TLane chargeProduct, TableShape shape)
    {
        _row = (byte*)row;
        _stride = stride * TLane.TableEntrySize;
        _types = types;
        _constants = (byte*)constants;
        ChargeProduct = chargeProduct;
        _shape = shape;
    }

    private PairCoeff(byte* row, int stride, int* types, byte* constants, TLane chargeProduct, TableShape shape)
    {
        _row = row;
        _stride = stride;
        _types = types;
        _constants = constants;
        ChargeProduct = chargeProduct;
        _shape = shape;
    }

    /// <summary>The same pairs seen by a kernel whose columns and constants come after those of another.</summary>
    /// <param name="columns">Columns before.</param>
    /// <param name="constants">Constants before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairCoeff<TLane> Skip(int columns, int constants) =>
        new(_row + (long)columns * _stride, _stride, _types, _constants + (long)constants * TLane.TableEntrySize, ChargeProduct, _shape);

    /// <summary>C q_i q_j, energy × length.</summary>
    public TLane ChargeProduct { get; }

    /// <summary>Table column <paramref name="column"/> of each pair.</summary>
    /// <param name="column">Column as filled by the kernel's Prepare.</param>
    public TLane this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            byte* table = _row + (long)column * _stride;
            // The shape is a constant after inlining, so one arm survives.
            return _shape switch
            {
                TableShape.OneType => TLane.TableCreate(table),
                TableShape.Small => TLane.TableLookup8(table, _types),
                TableShape.Medium => TLane.TableLookup16(table, _types),
                _ => TLane.TableGather(table, _types),
            };
        }
    }

    /// <summary>One of the values that are the same for all pairs, as a number.</summary>
    /// <param name="index">Index as filled by the kernel's Constants.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ConstantValue(int index) => TLane.TableEntrySize == sizeof(double) ? ((double*)_constants)[index] : ((float*)_constants)[index];

    /// <summary>A value that is the same for all pairs.</summary>
    /// <param name="index">Index as filled by the kernel's Constants.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Constant(int index) => TLane.TableCreate(_constants + (long)index * TLane.TableEntrySize);
}
