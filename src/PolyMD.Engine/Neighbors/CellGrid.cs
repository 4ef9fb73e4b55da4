using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.Neighbors;

/// <summary>Atoms sorted into cells of half the reach, x fastest, so that the cells along x around an atom are one contiguous range.</summary>
internal sealed unsafe class CellGrid : IDisposable
{
    private const int MaxCells = 1 << 22;
    private readonly NativeBuffer<double> _x = new(), _y = new(), _z = new();
    private readonly NativeBuffer<int> _index = new(), _start = new(), _cell = new();
    private double _x0, _y0, _z0, _inverse;
    private int _nx, _ny, _nz, _span;

    /// <summary>Atoms in the grid.</summary>
    public int Count { get; private set; }

    public void Fill(AtomStore atoms, bool[] takesPart, double reach)
    {
        int total = atoms.TotalCount, n = 0;
        Vec3 lo = new(double.MaxValue, double.MaxValue, double.MaxValue), hi = -lo;
        for (int i = 0; i < total; i++)
        {
            if (!takesPart[atoms.TypeIndex[i]]) continue;
            n++;
            Vec3 r = atoms.Position(i);
            lo = Vec3.Min(lo, r);
            hi = Vec3.Max(hi, r);
        }
        Count = n;
        if (!double.IsFinite((hi - lo).LengthSquared)) throw new PolyMDException("an atom has a position that is not a finite number");
        double side = 0.5 * reach;
        Vec3 extent = hi - lo;
        // A sparse box would otherwise get more cells than atoms are worth.
        while ((extent.X / side + 1) * (extent.Y / side + 1) * (extent.Z / side + 1) > MaxCells) side *= 1.5;
        (_x0, _y0, _z0, _inverse) = (lo.X, lo.Y, lo.Z, 1 / side);
        _span = (int)Math.Ceiling(reach / side);
        (_nx, _ny, _nz) = ((int)(extent.X * _inverse) + 1, (int)(extent.Y * _inverse) + 1, (int)(extent.Z * _inverse) + 1);
        int cells = _nx * _ny * _nz;
        _start.EnsureLength(cells + 1);
        _start.Clear();
        _cell.EnsureLength(total);
        _x.EnsureLength(n);
        _y.EnsureLength(n);
        _z.EnsureLength(n);
        _index.EnsureLength(n);
        for (int i = 0; i < total; i++)
        {
            if (!takesPart[atoms.TypeIndex[i]]) continue;
            int c = (CellOf(atoms.Z[i], _z0, _nz) * _ny + CellOf(atoms.Y[i], _y0, _ny)) * _nx + CellOf(atoms.X[i], _x0, _nx);
            _cell[i] = c;
            _start[c + 1]++;
        }
        for (int c = 0; c < cells; c++) _start[c + 1] += _start[c];
        // Filling from the end leaves _start[c] at the first atom of cell c and keeps ascending order within a cell.
        for (int c = cells; c > 0; c--) _start[c] = _start[c - 1];
        for (int i = 0; i < total; i++)
        {
            if (!takesPart[atoms.TypeIndex[i]]) continue;
            int k = _start[_cell[i] + 1]++;
            _x[k] = atoms.X[i];
            _y[k] = atoms.Y[i];
            _z[k] = atoms.Z[i];
            _index[k] = i;
        }
    }

    /// <summary>Writes the atoms closer than <paramref name="reach"/> to a point, the point's own atom included, with their squared distances.</summary>
    /// <returns>How many; both targets have room for all atoms of the grid and sixteen more.</returns>
    public int Collect(Vec3 r, double reach, int* hits, double* distances2)
    {
        int cy = CellOf(r.Y, _y0, _ny), cz = CellOf(r.Z, _z0, _nz);
        // A little more than the reach, so that rounding leaves out no cell that touches it.
        double side = 1 / _inverse, wide2 = reach * reach * (1 + 1e-9);
        int count = 0;
        for (int z = Math.Max(cz - _span, 0); z <= Math.Min(cz + _span, _nz - 1); z++)
        {
            double dz2 = Gap2(r.Z - _z0, z, cz, side);
            for (int y = Math.Max(cy - _span, 0); y <= Math.Min(cy + _span, _ny - 1); y++)
            {
                double left2 = wide2 - dz2 - Gap2(r.Y - _y0, y, cy, side);
                if (left2 < 0) continue;
                // Cells along x are one contiguous range of the sorted arrays.
                double half = Math.Sqrt(left2);
                int row = (z * _ny + y) * _nx, from = _start[row + CellOf(r.X - half, _x0, _nx)], to = _start[row + CellOf(r.X + half, _x0, _nx) + 1];
                count = Avx512F.VL.IsSupported ? Scan8(r, reach * reach, from, to, hits, distances2, count) : Scan(r, reach * reach, from, to, hits, distances2, count);
            }
        }
        return count;
    }

    private int Scan(Vec3 r, double reach2, int from, int to, int* hits, double* distances2, int count)
    {
        for (int k = from; k < to; k++)
        {
            double dx = _x.Pointer[k] - r.X, dy = _y.Pointer[k] - r.Y, dz = _z.Pointer[k] - r.Z, d2 = dx * dx + dy * dy + dz * dz;
            hits[count] = _index.Pointer[k];
            distances2[count] = d2;
            count += d2 < reach2 ? 1 : 0;
        }
        return count;
    }

    // The arrays have slack behind their end, so eight may be read; lanes beyond the range are masked.
    private int Scan8(Vec3 r, double reach2, int from, int to, int* hits, double* distances2, int count)
    {
        Vector512<double> x = Vector512.Create(r.X), y = Vector512.Create(r.Y), z = Vector512.Create(r.Z), limit = Vector512.Create(reach2);
        Vector512<long> lane = Vector512<long>.Indices;
        for (int k = from; k < to; k += 8)
        {
            Vector512<double> dx = Vector512.Load(_x.Pointer + k) - x, dy = Vector512.Load(_y.Pointer + k) - y, dz = Vector512.Load(_z.Pointer + k) - z;
            // No fused operations: the same bits as the scalar form.
            Vector512<double> d2 = dx * dx + dy * dy + dz * dz;
            Vector512<long> inside = Vector512.LessThan(d2, limit).AsInt64() & Vector512.LessThan(lane, Vector512.Create((long)(to - k)));
            Vector512.Store(Avx512F.Compress(Vector512<double>.Zero, inside.AsDouble(), d2), distances2 + count);
            Vector256.Store(Avx512F.VL.Compress(Vector256<int>.Zero, Avx512F.ConvertToVector256Int32(inside), Vector256.Load(_index.Pointer + k)), hits + count);
            count += System.Numerics.BitOperations.PopCount(inside.ExtractMostSignificantBits());
        }
        return count;
    }

    public void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
        _z.Dispose();
        _index.Dispose();
        _start.Dispose();
        _cell.Dispose();
    }

    // Squared distance from a coordinate, measured from the origin of the grid, to a layer of cells before or behind that of the point.
    private static double Gap2(double r, int cell, int own, double side)
    {
        double gap = cell == own ? 0 : cell < own ? r - (cell + 1) * side : cell * side - r;
        // Points outside the grid count to its outermost cells, which have no end.
        return gap > 0 ? gap * gap : 0;
    }

    private int CellOf(double r, double origin, int n) => Math.Clamp((int)((r - origin) * _inverse), 0, n - 1);
}
