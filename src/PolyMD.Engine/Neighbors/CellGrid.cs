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

    public double* X => _x.Pointer;
    public double* Y => _y.Pointer;
    public double* Z => _z.Pointer;
    public int* Index => _index.Pointer;

    public readonly record struct Reach(int X0, int X1, int Y0, int Y1, int Z0, int Z1);

    public void Fill(AtomStore atoms, bool[] takesPart, double reach)
    {
        int total = atoms.TotalCount, n = 0;
        Vec3 lo = new(double.MaxValue, double.MaxValue, double.MaxValue), hi = -lo;
        for (int i = 0; i < total; i++)
        {
            if (!takesPart[atoms.TypeIndex[i]]) continue;
            n++;
            Vec3 r = atoms.Position(i);
            lo = new(Math.Min(lo.X, r.X), Math.Min(lo.Y, r.Y), Math.Min(lo.Z, r.Z));
            hi = new(Math.Max(hi.X, r.X), Math.Max(hi.Y, r.Y), Math.Max(hi.Z, r.Z));
        }
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

    public Reach Around(double x, double y, double z)
    {
        int cx = CellOf(x, _x0, _nx), cy = CellOf(y, _y0, _ny), cz = CellOf(z, _z0, _nz);
        return new(Math.Max(cx - _span, 0), Math.Min(cx + _span, _nx - 1), Math.Max(cy - _span, 0), Math.Min(cy + _span, _ny - 1),
            Math.Max(cz - _span, 0), Math.Min(cz + _span, _nz - 1));
    }

    public (int From, int To) Range(int x0, int x1, int y, int z)
    {
        int row = (z * _ny + y) * _nx;
        return (_start[row + x0], _start[row + x1 + 1]);
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

    private int CellOf(double r, double origin, int n) => Math.Clamp((int)((r - origin) * _inverse), 0, n - 1);
}
