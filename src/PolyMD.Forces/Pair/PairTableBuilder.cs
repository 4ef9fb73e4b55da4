using PolyMD.Forces.Bonded;
using PolyMD.Model;

namespace PolyMD.Forces.Pair;

/// <summary>
/// Resamples a table file in the squared distance, as LAMMPS documents for pair_style table: cubic splines through the rows of the file give energy and
/// force at N places, which are read back by the nearest value (lookup), linearly, through splines of the resampled values, or by the
/// bits of a float (bitmap). A linear or bitmap table whose places are those of the file takes its values as they stand.
/// </summary>
internal sealed class PairTableBuilder
{
    private readonly PairTableFile _file;
    private readonly double _cutoff;
    private readonly int _count;
    private readonly bool _asListed;
    private readonly double[] _energy2 = [], _force2 = [];

    private PairTableBuilder(PairTableFile file, double cutoff, int count, PairTableStyle style)
    {
        (_file, _cutoff, _count) = (file, cutoff, count);
        PairTableFile.Spacing same = style switch { PairTableStyle.Linear => PairTableFile.Spacing.Square, PairTableStyle.Bitmap => PairTableFile.Spacing.Bitmap, _ => PairTableFile.Spacing.AsListed };
        _asListed = same != PairTableFile.Spacing.AsListed && file.Rows == same && file.R.Length == count && file.High == cutoff;
        if (_asListed || file.Rows == PairTableFile.Spacing.Bitmap) return;
        double[] r = file.R, f = file.Force;
        (double low, double high) = file.EndSlopes ?? ((f[1] - f[0]) / (r[1] - r[0]), (f[^1] - f[^2]) / (r[^1] - r[^2]));
        _energy2 = CubicSpline.Clamped(r, file.Energy, -f[0], -f[^1]);
        _force2 = CubicSpline.Clamped(r, f, low, high);
    }

    /// <summary>Tabulates a section.</summary>
    /// <param name="file">Section.</param>
    /// <param name="cutoff">Outer distance.</param>
    /// <param name="style">Interpolation.</param>
    /// <param name="n">N of the pair_style line.</param>
    /// <param name="args">For the place of errors.</param>
    /// <param name="inner2">Smallest squared distance of the table.</param>
    /// <param name="perSpacing">Intervals per squared distance (not for bitmap).</param>
    /// <param name="shift">Mantissa bits below the index (bitmap only).</param>
    /// <returns>Records of <see cref="PairTableKernel"/>.</returns>
    public static double[] Build(PairTableFile file, double cutoff, PairTableStyle style, int n, ArgReader args, out double inner2, out double perSpacing, out int shift)
    {
        int count = style == PairTableStyle.Bitmap ? 1 << n : n;
        PairTableBuilder builder = new(file, cutoff, count, style);
        if (file.Rows == PairTableFile.Spacing.Bitmap && !builder._asListed)
            args.Fail($"a BITMAP section serves only 'bitmap' tables with as many rows, here 'pair_style table bitmap {System.Numerics.BitOperations.Log2((uint)file.R.Length)}', and without a cutoff of its own");
        inner2 = file.Low * file.Low;
        perSpacing = (count - 1) / (cutoff * cutoff - inner2);
        shift = 0;
        switch (style)
        {
            case PairTableStyle.Lookup: return builder.Lookup(inner2, perSpacing);
            case PairTableStyle.Linear: return builder.Linear(inner2, perSpacing);
            case PairTableStyle.Spline: return builder.Spline(inner2, perSpacing);
        }
        if (FloatBins.Create(file.Low, cutoff, n) is not { } bins)
        {
            args.Fail($"2^{n} entries cannot cover distances {file.Low:g9} … {cutoff:g9} bit by bit: choose another N");
            return [];
        }
        shift = bins.Shift;
        return builder.Bitmap(bins, out inner2);
    }

    private double EnergyAt(double r) => CubicSpline.Value(_file.R, _file.Energy, _energy2, r, out _);

    private double ForceAt(double r) => CubicSpline.Value(_file.R, _file.Force, _force2, r, out _);

    // Middles of the intervals: energy, force over distance.
    private double[] Lookup(double inner2, double perSpacing)
    {
        double[] data = new double[2 * (_count - 1)];
        for (int k = 0; k < _count - 1; k++)
        {
            double r = Math.Sqrt(inner2 + (k + 0.5) / perSpacing);
            data[2 * k] = EnergyAt(r);
            data[2 * k + 1] = ForceAt(r) / r;
        }
        return data;
    }

    // Lower edges and rises: energy, its rise, force over distance, its rise.
    private double[] Linear(double inner2, double perSpacing)
    {
        double[] u = new double[_count], f = new double[_count], data = new double[4 * (_count - 1)];
        for (int k = 0; k < _count; k++)
        {
            double r = Math.Sqrt(inner2 + k / perSpacing);
            u[k] = _asListed ? _file.Energy[k] : EnergyAt(r);
            f[k] = (_asListed ? _file.Force[k] : ForceAt(r)) / r;
        }
        for (int k = 0; k < _count - 1; k++) ((ReadOnlySpan<double>)[u[k], u[k + 1] - u[k], f[k], f[k + 1] - f[k]]).CopyTo(data.AsSpan(4 * k));
        return data;
    }

    // Values and second derivatives (times spacing²/6) in the squared distance: energy, force over distance, and those of both.
    private double[] Spline(double inner2, double perSpacing)
    {
        double spacing = 1 / perSpacing, inner = Math.Sqrt(inner2), step = 0.1 * spacing;
        double[] s = new double[_count], u = new double[_count], f = new double[_count], over = new double[_count], data = new double[4 * _count];
        for (int k = 0; k < _count; k++)
        {
            s[k] = inner2 + k * spacing;
            double r = Math.Sqrt(s[k]);
            u[k] = EnergyAt(r);
            f[k] = ForceAt(r);
            over[k] = f[k] / r;
        }
        // With s = r²: dU/ds = -F/2r, d(F/r)/ds = (F'/r - F/r²)/2r; F' is FPRIME if it holds at that end, else a secant a tenth of a spacing long.
        double low = _file.EndSlopes is { } given ? (given.Low / inner - f[0] / inner2) / (2 * inner) : (ForceAt(Math.Sqrt(inner2 + step)) / Math.Sqrt(inner2 + step) - f[0] / inner) / step;
        double outer2 = _cutoff * _cutoff, before = Math.Sqrt(outer2 - step);
        double high = _file.EndSlopes is { } ends && _cutoff == _file.R[^1] ? (ends.High / _cutoff - f[^1] / outer2) / (2 * _cutoff) : (f[^1] / _cutoff - ForceAt(before) / before) / step;
        double[] u2 = CubicSpline.Clamped(s, u, -f[0] / (2 * inner), -f[^1] / (2 * _cutoff)), f2 = CubicSpline.Clamped(s, over, low, high);
        double sixth = spacing * spacing / 6;
        for (int k = 0; k < _count; k++) ((ReadOnlySpan<double>)[u[k], over[k], u2[k] * sixth, f2[k] * sixth]).CopyTo(data.AsSpan(4 * k));
        return data;
    }

    // By bins: squared distance of the lower edge, 1/width, energy, its rise, force over distance, its rise.
    private double[] Bitmap(FloatBins bins, out double inner2)
    {
        double[] data = new double[6 * _count];
        inner2 = double.MaxValue;
        int first = 0;
        for (int k = 0; k < _count; k++)
        {
            float edge = bins.LowerEdge(k), r = MathF.Sqrt(edge);
            data[6 * k] = edge;
            data[6 * k + 2] = _asListed ? _file.Energy[k] : EnergyAt(r);
            data[6 * k + 4] = (_asListed ? _file.Force[k] : ForceAt(r)) / r;
            if (edge >= inner2) continue;
            inner2 = edge;
            first = k;
        }
        for (int k = 0; k < _count; k++)
        {
            int next = (k + 1) % _count;
            Rise(data.AsSpan(6 * k, 6), data[6 * next], data[6 * next + 2], data[6 * next + 4]);
        }
        // The bin with the largest distances has the first one after it; it ends at the cutoff instead.
        int last = (first + _count - 1) % _count;
        float outer2 = (float)(_cutoff * _cutoff);
        if (!(BitConverter.Int32BitsToSingle((last << bins.Shift) | bins.OuterBits) < _cutoff * _cutoff)) return data;
        if (_asListed)
        {
            ReadOnlySpan<double> before = data.AsSpan(6 * ((last + _count - 1) % _count), 6);
            Span<double> end = data.AsSpan(6 * last, 6);
            (end[1], end[3], end[5]) = (before[1], before[3], before[5]);
        }
        else
        {
            float r = MathF.Sqrt(outer2);
            Rise(data.AsSpan(6 * last, 6), outer2, EnergyAt(r), ForceAt(r) / r);
        }
        return data;
    }

    private static void Rise(Span<double> bin, double edge, double energy, double force)
    {
        bin[1] = 1 / (edge - bin[0]);
        bin[3] = energy - bin[2];
        bin[5] = force - bin[4];
    }
}
