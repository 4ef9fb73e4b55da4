using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Coefficients of the types of one bundle of bonded terms, read four at a time.</summary>
/// <typeparam name="TLane">Lane.</typeparam>
public readonly unsafe ref struct TermCoeff<TLane> where TLane : unmanaged, ILane<TLane>
{
    private readonly double* _table;
    private readonly int* _types;
    private readonly int _typeCount;

    /// <summary>Coefficients for one bundle.</summary>
    /// <param name="table">Records of four coefficients: those of every type, then the next four of every type and so on.</param>
    /// <param name="typeCount">Types.</param>
    /// <param name="types">Type indices of the terms.</param>
    /// <param name="groups">Records per type.</param>
    /// <param name="data">Interpolation tables of all types: records of four numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TermCoeff(double* table, int typeCount, int* types, int groups, double* data)
    {
        _table = table;
        _typeCount = typeCount;
        _types = types;
        Groups = groups;
        Data = data;
    }

    /// <summary>Records of four coefficients that the longest row of the style has.</summary>
    public int Groups { get; }

    /// <summary>Interpolation tables: records of four numbers.</summary>
    public double* Data { get; }

    /// <summary>Reads coefficients 4 group ... 4 group + 3; those beyond the style's number are zero.</summary>
    /// <param name="group">Which four.</param>
    /// <param name="a">Coefficient 4 group.</param>
    /// <param name="b">Coefficient 4 group + 1.</param>
    /// <param name="c">Coefficient 4 group + 2.</param>
    /// <param name="d">Coefficient 4 group + 3.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Read(int group, out TLane a, out TLane b, out TLane c, out TLane d) =>
        TLane.GatherRecords(_table + 4L * group * _typeCount, _types, out a, out b, out c, out d);

    /// <summary>Reads the first two coefficients.</summary>
    /// <param name="a">Coefficient 0.</param>
    /// <param name="b">Coefficient 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Read(out TLane a, out TLane b) => Read(0, out a, out b, out _, out _);
}
