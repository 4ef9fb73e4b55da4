using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>Coefficient columns of all type pairs in double and, rounded once, in single precision, laid out so that the entries of one row type and column are contiguous and padded to eight.</summary>
public sealed unsafe class PairTable : IDisposable
{
    private readonly NativeBuffer<double> _data = new();
    private readonly NativeBuffer<float> _single = new();
    private int _columns;

    /// <summary>Entries per row type and column: the number of types padded to a multiple of eight.</summary>
    public int Stride { get; private set; }

    /// <summary>How the columns of this table are looked up.</summary>
    public TableShape Shape { get; private set; }

    /// <summary>Makes room.</summary>
    /// <param name="types">Atom types.</param>
    /// <param name="columns">Columns.</param>
    public void Resize(int types, int columns)
    {
        Stride = (types + 7) / 8 * 8;
        Shape = types == 1 ? TableShape.OneType : Stride switch { 8 => TableShape.Small, 16 => TableShape.Medium, _ => TableShape.Large };
        _columns = columns;
        _data.EnsureLength(types * columns * Stride);
        _data.Clear();
        _single.EnsureLength(types * columns * Stride);
        _single.Clear();
    }

    /// <summary>First column of a row type.</summary>
    /// <param name="type">Row type index.</param>
    public double* Row(int type) => _data.Pointer + (long)type * _columns * Stride;

    /// <summary>First column of a row type in single precision.</summary>
    /// <param name="type">Row type index.</param>
    public float* SingleRow(int type) => _single.Pointer + (long)type * _columns * Stride;

    /// <summary>Sets the columns of (i, j) and (j, i).</summary>
    /// <param name="i">Type index.</param>
    /// <param name="j">Type index.</param>
    /// <param name="columns">Values.</param>
    public void Set(int i, int j, ReadOnlySpan<double> columns)
    {
        for (int k = 0; k < columns.Length; k++)
        {
            Row(i)[k * Stride + j] = Row(j)[k * Stride + i] = columns[k];
            SingleRow(i)[k * Stride + j] = SingleRow(j)[k * Stride + i] = (float)columns[k];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _data.Dispose();
        _single.Dispose();
    }
}
