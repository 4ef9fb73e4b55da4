using System.Runtime.CompilerServices;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>Reads interpolation tables in the squared distance. The constants hold the style, then the records of all tables (see <see cref="PairTableBuilder"/>).</summary>
public readonly struct PairTableKernel : IPairKernel
{
    /// <summary>Columns: squared cutoff, smallest squared distance, intervals per squared distance, first record, number of intervals, shift.</summary>
    internal const int Cutoff2 = 0, Inner2 = 1, PerSpacing = 2, First = 3, Intervals = 4, Shift = 5;

    /// <inheritdoc/>
    public static int SettingCount => 0;

    /// <inheritdoc/>
    public static int RawCount => 6;

    /// <inheritdoc/>
    public static int ColumnCount => 6;

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings) { }

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw) { }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        raw.CopyTo(columns);
        return Math.Sqrt(raw[Cutoff2]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        Read(r2, c, out forceOverR, out vdw);
        coulomb = default;
    }

    /// <inheritdoc/>
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        Eval(r2, c, out TLane f, out TLane e, out coulomb);
        forceOverR = factorLj * f;
        vdw = factorLj * e;
    }

    // Pair by pair: the places in the tables have nothing in common. Not inlined, for its stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void Read<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane force, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        double* table = stackalloc double[64], squares = stackalloc double[8], f = stackalloc double[8], u = stackalloc double[8];
        TLane.Store(squares, r2);
        for (int column = 0; column < ColumnCount; column++) TLane.Store(table + 8 * column, c[column]);
        PairTableStyle style = (PairTableStyle)c.ConstantValue(0);
        for (int k = 0; k < TLane.Count; k++)
        {
            double s = squares[k], inner2 = table[8 * Inner2 + k], perSpacing = table[8 * PerSpacing + k];
            f[k] = u[k] = 0;
            if (!(s < table[8 * Cutoff2 + k])) continue;
            if (s < inner2) throw new PolyMDException($"pair_style table: two atoms are {Math.Sqrt(s):g9} apart, closer than the first distance of their table, {Math.Sqrt(inner2):g9}");
            int first = (int)table[8 * First + k];
            if (style == PairTableStyle.Bitmap)
            {
                float single = (float)s;
                int bin = first + 6 * ((BitConverter.SingleToInt32Bits(single) >> (int)table[8 * Shift + k]) & ((int)table[8 * Intervals + k] - 1));
                double part = (single - c.ConstantValue(bin)) * c.ConstantValue(bin + 1);
                u[k] = c.ConstantValue(bin + 2) + part * c.ConstantValue(bin + 3);
                f[k] = c.ConstantValue(bin + 4) + part * c.ConstantValue(bin + 5);
                continue;
            }
            double place = (s - inner2) * perSpacing;
            // Rounding may reach the end of the table; the last interval ends there.
            int index = Math.Min((int)place, (int)table[8 * Intervals + k] - 1);
            if (style == PairTableStyle.Lookup)
            {
                u[k] = c.ConstantValue(first + 2 * index);
                f[k] = c.ConstantValue(first + 2 * index + 1);
                continue;
            }
            int record = first + 4 * index;
            double b = place - index, a = 1 - b;
            if (style == PairTableStyle.Linear)
            {
                u[k] = c.ConstantValue(record) + b * c.ConstantValue(record + 1);
                f[k] = c.ConstantValue(record + 2) + b * c.ConstantValue(record + 3);
                continue;
            }
            double a3 = a * a * a - a, b3 = b * b * b - b;
            u[k] = a * c.ConstantValue(record) + b * c.ConstantValue(record + 4) + a3 * c.ConstantValue(record + 2) + b3 * c.ConstantValue(record + 6);
            f[k] = a * c.ConstantValue(record + 1) + b * c.ConstantValue(record + 5) + a3 * c.ConstantValue(record + 3) + b3 * c.ConstantValue(record + 7);
        }
        force = TLane.Load(f);
        energy = TLane.Load(u);
    }
}
