using System.Runtime.InteropServices;

namespace PolyMD.Forces.Bonded;

/// <summary>What the coefficient lines of one type of a bonded style have given so far.</summary>
public sealed class TermRow
{
    private readonly List<double> _values = [];

    /// <summary>Bits of the kinds of lines seen: 1 the plain line, 2, 4, … those with a sub-keyword.</summary>
    public int Parts { get; private set; }

    /// <summary>Numbers of the row; as many as the longest row of the style has are read by the kernel, missing ones as zero.</summary>
    public int Count => _values.Count;

    /// <summary>Records of four numbers that belong to this type alone (interpolation tables).</summary>
    public double[] Data { get; set; } = [];

    /// <summary>Length or angle (radians) of rest of the type, for constraints; NaN if the style has none.</summary>
    public double Rest { get; set; } = double.NaN;

    /// <summary>The numbers.</summary>
    public ReadOnlySpan<double> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>Room for the numbers start … start + count − 1, zeroed, of one kind of line.</summary>
    /// <param name="start">First number.</param>
    /// <param name="count">How many.</param>
    /// <param name="part">Bit of the line.</param>
    public Span<double> Fill(int start, int count, int part = 1)
    {
        if (_values.Count < start + count) CollectionsMarshal.SetCount(_values, start + count);
        Parts |= part;
        Span<double> span = CollectionsMarshal.AsSpan(_values).Slice(start, count);
        span.Clear();
        return span;
    }

    /// <summary>Forgets everything; before a line of a style whose rows differ in length.</summary>
    public void Clear()
    {
        _values.Clear();
        Parts = 0;
        Rest = double.NaN;
        Data = [];
    }
}
