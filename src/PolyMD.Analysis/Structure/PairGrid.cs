using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// Finds pairs within a cutoff in a frame: partners are sorted into cells of half the cutoff, x fastest, so that the cells along x that a
/// centre reaches lie in one stretch of memory and are compared four at a time. Exact for any cell as long as the cutoff is at most half of
/// the distance between opposite periodic faces. Memory is kept from frame to frame.
/// </summary>
public sealed class PairGrid
{
    // A cell for every few atoms is enough, however large the box.
    private const int MostCellsPerAxis = 64;

    private double[] _x = [], _y = [], _z = [];
    private int[] _atom = [], _cellOf = [], _start = [];
    private readonly int[] _cells = new int[3];
    private SimulationBox _box;
    private Vec3 _reach, _lo, _span;
    private double _cutoff;

    /// <summary>Sorts the partners of a frame into cells.</summary>
    /// <param name="frame">Frame.</param>
    /// <param name="partners">Indices of the partners.</param>
    /// <param name="cutoff">Largest distance of a pair.</param>
    /// <exception cref="PolyMDException">The cutoff exceeds half of a periodic height of the cell.</exception>
    public void Build(Frame frame, ReadOnlySpan<int> partners, double cutoff)
    {
        ArgumentNullException.ThrowIfNull(frame);
        SimulationBox box = frame.Box;
        Vec3 heights = box.Heights;
        (_box, _cutoff) = (box, cutoff);
        (_lo, _span) = Bounds(frame, partners);
        for (int axis = 0; axis < 3; axis++)
        {
            if (box.IsPeriodic(axis) && cutoff > 0.5 * heights[axis] * (1 + 1e-12))
                throw new PolyMDException(FormattableString.Invariant($"the cutoff {cutoff} exceeds half of the cell's height {heights[axis]:G6} along {"xyz"[axis]} at step {frame.Step}"));
            _cells[axis] = Math.Clamp((int)(2 * heights[axis] * _span[axis] / cutoff), 1, MostCellsPerAxis);
        }
        _reach = new Vec3(cutoff / heights.X, cutoff / heights.Y, cutoff / heights.Z);
        int n = partners.Length, cells = _cells[0] * _cells[1] * _cells[2];
        if (_x.Length < n) (_x, _y, _z, _atom, _cellOf) = (new double[n], new double[n], new double[n], new int[n], new int[n]);
        if (_start.Length < cells + 1) _start = new int[cells + 1];
        Array.Clear(_start);
        for (int k = 0; k < n; k++)
        {
            Vec3 s = Fractional(frame.Positions[partners[k]]);
            int cell = (CellOf(s, 2) * _cells[1] + CellOf(s, 1)) * _cells[0] + CellOf(s, 0);
            _cellOf[k] = cell;
            _start[cell + 1]++;
        }
        for (int c = 0; c < cells; c++) _start[c + 1] += _start[c];
        // Filled from the back: each start moves down to its cell's first atom.
        for (int k = n - 1; k >= 0; k--)
        {
            int at = --_start[_cellOf[k] + 1];
            Vec3 r = box.FromFractional(Fractional(frame.Positions[partners[k]]));
            (_x[at], _y[at], _z[at], _atom[at]) = (r.X, r.Y, r.Z, partners[k]);
        }
        // Entry c + 1 now holds the first atom of cell c.
        for (int c = 0; c < cells; c++) _start[c] = _start[c + 1];
        _start[cells] = n;
    }

    /// <summary>Visits every pair of a centre with a partner of the last <see cref="Build"/> that is nearer than its cutoff.</summary>
    /// <typeparam name="TVisitor">What is done.</typeparam>
    /// <param name="frame">The frame of the last build.</param>
    /// <param name="centers">Indices of the centres in the frame.</param>
    /// <param name="visitor">Receives the pairs.</param>
    public void Visit<TVisitor>(Frame frame, ReadOnlySpan<int> centers, ref TVisitor visitor) where TVisitor : struct, IPairVisitor
    {
        ArgumentNullException.ThrowIfNull(frame);
        for (int c = 0; c < centers.Length; c++)
        {
            Vec3 s = Fractional(frame.Positions[centers[c]]), r = _box.FromFractional(s);
            (int zFrom, int zTo) = Range(s, 2);
            (int yFrom, int yTo) = Range(s, 1);
            (int xFrom, int xTo) = Range(s, 0);
            for (int z = zFrom; z <= zTo; z++)
            {
                (int cz, int iz) = Image(z, 2);
                for (int y = yFrom; y <= yTo; y++)
                {
                    (int cy, int iy) = Image(y, 1);
                    int row = (cz * _cells[1] + cy) * _cells[0];
                    for (int x = xFrom; x <= xTo;)
                    {
                        (int cx, int ix) = Image(x, 0);
                        int last = Math.Min(xTo, x + _cells[0] - 1 - cx);
                        Stretch(_start[row + cx], _start[row + cx + last - x + 1], r - _box.Shift(ix, iy, iz), c, centers[c], ref visitor);
                        x = last + 1;
                    }
                }
            }
        }
    }

    private void Stretch<TVisitor>(int from, int to, Vec3 r, int center, int self, ref TVisitor visitor) where TVisitor : struct, IPairVisitor
    {
        double cutoff2 = _cutoff * _cutoff;
        ref double x = ref MemoryMarshal.GetArrayDataReference(_x), y = ref MemoryMarshal.GetArrayDataReference(_y), z = ref MemoryMarshal.GetArrayDataReference(_z);
        Vector256<double> rx = Vector256.Create(r.X), ry = Vector256.Create(r.Y), rz = Vector256.Create(r.Z), limit = Vector256.Create(cutoff2);
        int j = from;
        for (; j + 4 <= to; j += 4)
        {
            Vector256<double> dx = Vector256.LoadUnsafe(ref x, (nuint)j) - rx, dy = Vector256.LoadUnsafe(ref y, (nuint)j) - ry, dz = Vector256.LoadUnsafe(ref z, (nuint)j) - rz;
            Vector256<double> r2 = dx * dx + dy * dy + dz * dz;
            for (uint near = Vector256.LessThan(r2, limit).ExtractMostSignificantBits(); near != 0; near &= near - 1)
            {
                int k = BitOperations.TrailingZeroCount(near);
                if (_atom[j + k] != self) visitor.Near(center, _atom[j + k], r2.GetElement(k));
            }
        }
        for (; j < to; j++)
        {
            double dx = _x[j] - r.X, dy = _y[j] - r.Y, dz = _z[j] - r.Z, r2 = dx * dx + dy * dy + dz * dz;
            if (r2 < cutoff2 && _atom[j] != self) visitor.Near(center, _atom[j], r2);
        }
    }

    // Fractional coordinates, wrapped along periodic axes.
    private Vec3 Fractional(Vec3 r)
    {
        Vec3 s = _box.ToFractional(r);
        return new Vec3(_box.PeriodicX ? s.X - Math.Floor(s.X) : s.X, _box.PeriodicY ? s.Y - Math.Floor(s.Y) : s.Y, _box.PeriodicZ ? s.Z - Math.Floor(s.Z) : s.Z);
    }

    // Cells cover the periodic cell, or along open axes the atoms.
    private (Vec3 Lo, Vec3 Span) Bounds(Frame frame, ReadOnlySpan<int> partners)
    {
        Vec3 lo = new(double.MaxValue, double.MaxValue, double.MaxValue), hi = -lo;
        foreach (int i in partners)
        {
            Vec3 s = _box.ToFractional(frame.Positions[i]);
            lo = Vec3.Min(lo, s);
            hi = Vec3.Max(hi, s);
        }
        for (int axis = 0; axis < 3; axis++)
        {
            if (!_box.IsPeriodic(axis) && hi[axis] > lo[axis]) continue;
            lo = lo.With(axis, 0);
            hi = hi.With(axis, 1);
        }
        return (lo, hi - lo);
    }

    private double Scaled(Vec3 s, int axis) => (s[axis] - _lo[axis]) / _span[axis] * _cells[axis];

    private int CellOf(Vec3 s, int axis) => Math.Clamp((int)Scaled(s, axis), 0, _cells[axis] - 1);

    private (int From, int To) Range(Vec3 s, int axis)
    {
        double at = Scaled(s, axis), reach = _reach[axis] / _span[axis] * _cells[axis];
        int from = (int)Math.Floor(at - reach), to = (int)Math.Floor(at + reach);
        return _box.IsPeriodic(axis) ? (from, to) : (Math.Max(from, 0), Math.Min(to, _cells[axis] - 1));
    }

    private (int Cell, int Image) Image(int k, int axis)
    {
        int n = _cells[axis], image = k >= 0 ? k / n : -((n - 1 - k) / n);
        return (k - image * n, image);
    }
}
