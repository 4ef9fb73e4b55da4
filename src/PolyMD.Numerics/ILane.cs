using System.Numerics;

namespace PolyMD.Numerics;

/// <summary>
/// A bundle of numbers processed together, so that one generic kernel serves scalar reference, AVX2 and AVX-512.
/// Implementations: <see cref="Lane1"/> (reference), <see cref="Lane4"/>, <see cref="Lane8"/>, and in single precision
/// <see cref="Lane1F"/>, <see cref="Lane4F"/>, <see cref="Lane8F"/>, whose memory is still of doubles except for the Table members.
/// </summary>
/// <typeparam name="TSelf">The lane type itself.</typeparam>
public interface ILane<TSelf> : IAdditionOperators<TSelf, TSelf, TSelf>, ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>, IDivisionOperators<TSelf, TSelf, TSelf>, IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : unmanaged, ILane<TSelf>
{
    /// <summary>Numbers per bundle.</summary>
    static abstract int Count { get; }

    /// <summary>All elements equal to <paramref name="value"/>.</summary>
    /// <param name="value">The value.</param>
    static abstract TSelf Create(double value);

    /// <summary>Elements read from consecutive memory.</summary>
    /// <param name="source">First element; need not be aligned.</param>
    static abstract unsafe TSelf Load(double* source);

    /// <summary>Elements written to consecutive memory.</summary>
    /// <param name="target">First element; need not be aligned.</param>
    /// <param name="value">What to write.</param>
    static abstract unsafe void Store(double* target, TSelf value);

    /// <summary>Elements source[index[k]].</summary>
    /// <param name="source">Base of the table.</param>
    /// <param name="index">Count indices.</param>
    static abstract unsafe TSelf Gather(double* source, int* index);

    /// <summary>Elements of a small table of at most eight doubles (padded to eight): a register permute where the machine has one.</summary>
    /// <param name="table8">Table padded to eight doubles.</param>
    /// <param name="index">Count indices, each 0..7.</param>
    static abstract unsafe TSelf Lookup8(double* table8, int* index);

    /// <summary>Elements of a table of at most sixteen doubles (padded to sixteen).</summary>
    /// <param name="table16">Table padded to sixteen doubles.</param>
    /// <param name="index">Count indices, each 0..15.</param>
    static abstract unsafe TSelf Lookup16(double* table16, int* index);

    /// <summary>Bytes of an entry of a table in the precision of this lane: 8 or 4.</summary>
    static abstract int TableEntrySize { get; }

    /// <summary>All elements equal to the first entry of a table in the precision of this lane.</summary>
    /// <param name="table">Entries of <see cref="TableEntrySize"/> bytes.</param>
    static abstract unsafe TSelf TableCreate(void* table);

    /// <summary>Elements table[index[k]] of a table in the precision of this lane.</summary>
    /// <param name="table">Entries of <see cref="TableEntrySize"/> bytes.</param>
    /// <param name="index">Count indices.</param>
    static abstract unsafe TSelf TableGather(void* table, int* index);

    /// <summary><see cref="Lookup8"/> for a table in the precision of this lane.</summary>
    /// <param name="table8">Entries of <see cref="TableEntrySize"/> bytes, padded to eight.</param>
    /// <param name="index">Count indices, each 0..7.</param>
    static abstract unsafe TSelf TableLookup8(void* table8, int* index);

    /// <summary><see cref="Lookup16"/> for a table in the precision of this lane.</summary>
    /// <param name="table16">Entries of <see cref="TableEntrySize"/> bytes, padded to sixteen.</param>
    /// <param name="index">Count indices, each 0..15.</param>
    static abstract unsafe TSelf TableLookup16(void* table16, int* index);

    /// <summary>Integers source[index[k]] written to consecutive memory.</summary>
    /// <param name="source">Base of the table.</param>
    /// <param name="index">Count indices.</param>
    /// <param name="target">Count integers.</param>
    static abstract unsafe void GatherIndices(int* source, int* index, int* target);

    /// <summary>Four-double records record[index[k]] transposed into four bundles (x, y, z, charge of Count atoms).</summary>
    /// <param name="records">Base of the records, 32 bytes each.</param>
    /// <param name="index">Count indices.</param>
    /// <param name="x">First components.</param>
    /// <param name="y">Second components.</param>
    /// <param name="z">Third components.</param>
    /// <param name="w">Fourth components.</param>
    static abstract unsafe void GatherRecords(double* records, int* index, out TSelf x, out TSelf y, out TSelf z, out TSelf w);

    /// <summary>The inverse of <see cref="GatherRecords"/> for consecutive records: writes Count records of four doubles.</summary>
    /// <param name="target">First record, 32 bytes each.</param>
    /// <param name="x">First components.</param>
    /// <param name="y">Second components.</param>
    /// <param name="z">Third components.</param>
    /// <param name="w">Fourth components.</param>
    static abstract unsafe void StoreRecords(double* target, TSelf x, TSelf y, TSelf z, TSelf w);

    /// <summary>The nearest whole numbers, ties to even.</summary>
    /// <param name="x">Argument.</param>
    static abstract TSelf Round(TSelf x);

    /// <summary>a where a &lt; b, else b (b also where either is not a number).</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>a where a &gt; b, else b (b also where either is not a number).</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>arccos x in radians, 0 ... pi, correct to a few units in the last place.</summary>
    /// <param name="x">Argument, -1 ... 1.</param>
    static abstract TSelf Acos(TSelf x);

    /// <summary>Square root.</summary>
    /// <param name="x">Argument.</param>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>1/√x, correct to a few units in the last place (Newton steps on the hardware estimate where there is one).</summary>
    /// <param name="x">Positive argument.</param>
    static abstract TSelf ReciprocalSqrt(TSelf x);

    /// <summary>1/x, correct to a few units in the last place.</summary>
    /// <param name="x">Non-zero finite argument.</param>
    static abstract TSelf Reciprocal(TSelf x);

    /// <summary>eˣ.</summary>
    /// <param name="x">Argument.</param>
    static abstract TSelf Exp(TSelf x);

    /// <summary>2ˣ, correct to a few units in the last place; tends to 0 for large negative x.</summary>
    /// <param name="x">Argument, at most 1000 (floats: 120).</param>
    static abstract TSelf Exp2(TSelf x);

    /// <summary>a·b + c with one rounding where the machine fuses.</summary>
    /// <param name="a">Factor.</param>
    /// <param name="b">Factor.</param>
    /// <param name="c">Addend.</param>
    static abstract TSelf MulAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>value where a &lt; b, else 0 (also where value is not finite).</summary>
    /// <param name="a">Left side.</param>
    /// <param name="b">Right side.</param>
    /// <param name="value">Kept value.</param>
    static abstract TSelf WhereLess(TSelf a, TSelf b, TSelf value);

    /// <summary>yes where a &lt; b, else no.</summary>
    /// <param name="a">Left side.</param>
    /// <param name="b">Right side.</param>
    /// <param name="yes">Taken where true.</param>
    /// <param name="no">Taken where false.</param>
    static abstract TSelf Select(TSelf a, TSelf b, TSelf yes, TSelf no);

    /// <summary>True if a &lt; b in any element.</summary>
    /// <param name="a">Left side.</param>
    /// <param name="b">Right side.</param>
    static abstract bool AnyLess(TSelf a, TSelf b);

    /// <summary>Sum of the elements in a fixed order.</summary>
    /// <param name="x">Bundle.</param>
    static abstract double Sum(TSelf x);
}
