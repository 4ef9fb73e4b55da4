using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// Where each charged atom sits on the mesh and with which weights, sorted by the z-plane its stencil starts in. Planes own their charge:
/// a plane adds the atoms of the p planes whose stencils reach it, in list order, so the bits do not depend on who does it.
/// Rows carry eight ghost columns (x = nx … nx+7 stand for x = 0 … 7) so that a stencil row is one load.
/// </summary>
internal sealed unsafe partial class ChargeMesh : IDisposable
{
    private const int Width = AssignmentFunction.Width;
    private readonly int _nx, _ny, _nz, _order;
    private readonly AssignmentFunction _assignment;
    private readonly NativeBuffer<int> _planeOfAtom = new(), _atom = new(), _column = new(), _row = new(), _planeStart;
    private readonly NativeBuffer<double> _weights = new();
    private double* _x, _y, _z, _q;
    private Vec3 _lo, _perX, _perY, _perZ;

    /// <summary>Prepares for a mesh.</summary>
    public ChargeMesh(int nx, int ny, int nz, AssignmentFunction assignment)
    {
        (_nx, _ny, _nz) = (nx, ny, nz);
        _assignment = assignment;
        _order = assignment.Order;
        Stride = (nx + 2 * Width - 1) / Width * Width;
        _planeStart = new NativeBuffer<int>(nz + 1);
    }

    /// <summary>Doubles per mesh row, ghost columns included.</summary>
    public int Stride { get; }

    /// <summary>Atoms with a charge, the entries of the sorted list.</summary>
    public int Count { get; private set; }

    /// <summary>Sorts the charged atoms and evaluates their weights.</summary>
    public void Place(double* x, double* y, double* z, double* q, int count, in ReciprocalCell cell, ThreadTeam team)
    {
        _lo = cell.Lo;
        (_perX, _perY, _perZ) = (cell.FractionalGradient(0) * _nx, cell.FractionalGradient(1) * _ny, cell.FractionalGradient(2) * _nz);
        // Exactly points over length where the cell is not tilted.
        if (!cell.IsTilted) (_perX, _perY, _perZ) = (new(_nx / cell.Edges.X, 0, 0), new(0, _ny / cell.Edges.Y, 0), new(0, 0, _nz / cell.Edges.Z));
        _x = x;
        _y = y;
        _z = z;
        _q = q;
        _planeOfAtom.EnsureLength(count);
        team.Run(count, OrderedSum.BlockSize, new PlaneBody(this));
        Sort(count);
        _column.EnsureLength(Count);
        _row.EnsureLength(Count);
        _weights.EnsureLength(3 * Width * Count);
        team.Run(Count, OrderedSum.BlockSize, new WeightBody(this));
    }

    /// <summary>Writes the charge density (charge over <paramref name="cellVolume"/>) to the mesh; ghost columns end up undefined.</summary>
    public void Spread(double* mesh, double cellVolume, ThreadTeam team)
    {
        if (Lane8.IsSupported) team.Run(_nz, 1, new SpreadBody<Lane8>(this, mesh, 1 / cellVolume));
        else team.Run(_nz, 1, new SpreadBody<Lane4>(this, mesh, 1 / cellVolume));
    }

    /// <summary>Copies the first columns of every row into its ghost columns.</summary>
    public void FillGhosts(double* mesh, ThreadTeam team) => team.Run(_nz, 1, new GhostBody(this, mesh));

    /// <summary>Adds factor·q·E to the forces, E interpolated from three meshes with the weights of the assignment.</summary>
    public void AddForces(double* ex, double* ey, double* ez, double factor, double* fx, double* fy, double* fz, ThreadTeam team)
    {
        if (Lane8.IsSupported) team.Run(Count, OrderedSum.BlockSize, new ForceBody<Lane8>(this, ex, ey, ez, factor, fx, fy, fz));
        else team.Run(Count, OrderedSum.BlockSize, new ForceBody<Lane4>(this, ex, ey, ez, factor, fx, fy, fz));
    }

    /// <summary>Adds factor·q·u to target[atom·stride], u interpolated from a mesh.</summary>
    public void AddScalar(double* mesh, double factor, double* target, int stride, ThreadTeam team) =>
        team.Run(Count, OrderedSum.BlockSize, new ScalarBody(this, mesh, factor, target, stride));

    /// <inheritdoc/>
    public void Dispose()
    {
        _planeOfAtom.Dispose();
        _atom.Dispose();
        _column.Dispose();
        _row.Dispose();
        _planeStart.Dispose();
        _weights.Dispose();
    }

    private double Scaled(Vec3 per, int i) => (_x[i] - _lo.X) * per.X + (_y[i] - _lo.Y) * per.Y + (_z[i] - _lo.Z) * per.Z;

    // Centre point and offset of a coordinate; the first stencil point folded into 0..n-1.
    private int Locate(double scaled, int n, out double u)
    {
        double center = Math.Floor(scaled + _assignment.CenterShift);
        u = scaled - center - (0.5 - _assignment.CenterShift);
        int first = (int)center + _assignment.LowerPoint;
        if ((uint)first >= (uint)n)
        {
            first %= n;
            if (first < 0) first += n;
        }
        return first;
    }

    // Counting sort by plane, atoms of a plane in their own order. Neutral atoms are left out: they neither make nor feel the field.
    private void Sort(int count)
    {
        int* start = _planeStart.Pointer;
        new Span<int>(start, _nz + 1).Clear();
        int charged = 0;
        for (int i = 0; i < count; i++)
        {
            if (_q[i] == 0) continue;
            start[_planeOfAtom[i] + 1]++;
            charged++;
        }
        Count = charged;
        _atom.EnsureLength(charged);
        for (int p = 0; p < _nz; p++) start[p + 1] += start[p];
        for (int i = 0; i < count; i++)
            if (_q[i] != 0) _atom[start[_planeOfAtom[i]]++] = i;
        for (int p = _nz; p > 0; p--) start[p] = start[p - 1];
        start[0] = 0;
    }

    private readonly struct PlaneBody(ChargeMesh m) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int i = start; i < end; i++) m._planeOfAtom[i] = m.Locate(m.Scaled(m._perZ, i), m._nz, out _);
        }
    }

    private readonly struct WeightBody(ChargeMesh m) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            double* table = m._assignment.Coefficients.Pointer;
            for (int slot = start; slot < end; slot++)
            {
                int i = m._atom[slot];
                m._column[slot] = m.Locate(m.Scaled(m._perX, i), m._nx, out double ux);
                m._row[slot] = m.Locate(m.Scaled(m._perY, i), m._ny, out double uy);
                m.Locate(m.Scaled(m._perZ, i), m._nz, out double uz);
                double* w = m._weights.Pointer + 3L * Width * slot;
                m.Evaluate(table, ux, w);
                m.Evaluate(table, uy, w + Width);
                m.Evaluate(table, uz, w + 2 * Width);
            }
        }
    }

    // The polynomials of all stencil points at one offset.
    private void Evaluate(double* table, double u, double* w)
    {
        if (Lane8.IsSupported) Evaluate<Lane8>(table, u, w);
        else Evaluate<Lane4>(table, u, w);
    }

    private void Evaluate<TLane>(double* table, double u, double* w) where TLane : unmanaged, ILane<TLane>
    {
        TLane offset = TLane.Create(u);
        for (int k = 0; k < Width; k += TLane.Count)
        {
            TLane value = TLane.Load(table + (_order - 1) * Width + k);
            for (int power = _order - 2; power >= 0; power--) value = TLane.MulAdd(value, offset, TLane.Load(table + power * Width + k));
            TLane.Store(w + k, value);
        }
    }

    private readonly struct SpreadBody<TLane>(ChargeMesh m, double* mesh, double perVolume) : IRangeBody where TLane : unmanaged, ILane<TLane>
    {
        public void Invoke(int start, int end, int worker)
        {
            int order = m._order, ny = m._ny, nx = m._nx, stride = m.Stride;
            for (int plane = start; plane < end; plane++)
            {
                double* origin = mesh + (long)plane * ny * stride;
                new Span<double>(origin, ny * stride).Clear();
                for (int k = 0; k < order; k++)
                {
                    int from = plane - k;
                    while (from < 0) from += m._nz;
                    int last = m._planeStart[from + 1];
                    for (int slot = m._planeStart[from]; slot < last; slot++)
                    {
                        double* w = m._weights.Pointer + 3L * Width * slot;
                        double charge = m._q[m._atom[slot]] * perVolume * w[2 * Width + k];
                        TLane w0 = TLane.Load(w), w1 = TLane.Load(w + Width - TLane.Count);
                        int y = m._row[slot];
                        double* column = origin + m._column[slot];
                        for (int j = 0; j < order; j++)
                        {
                            double* at = column + y * stride;
                            TLane c = TLane.Create(charge * w[Width + j]);
                            TLane.Store(at, TLane.MulAdd(c, w0, TLane.Load(at)));
                            if (TLane.Count < Width) TLane.Store(at + Width - TLane.Count, TLane.MulAdd(c, w1, TLane.Load(at + Width - TLane.Count)));
                            if (++y == ny) y = 0;
                        }
                    }
                }
                for (int y = 0; y < ny; y++)
                {
                    double* line = origin + y * stride;
                    for (int g = 0; g < Width; g++) line[g % nx] += line[nx + g];
                }
            }
        }
    }

    private readonly struct GhostBody(ChargeMesh m, double* mesh) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int row = start * m._ny; row < end * m._ny; row++)
            {
                double* line = mesh + (long)row * m.Stride;
                for (int g = 0; g < Width - 1; g++) line[m._nx + g] = line[g % m._nx];
            }
        }
    }

    private readonly struct ForceBody<TLane>(ChargeMesh m, double* ex, double* ey, double* ez, double factor, double* fx, double* fy, double* fz)
        : IRangeBody where TLane : unmanaged, ILane<TLane>
    {
        public void Invoke(int start, int end, int worker)
        {
            int order = m._order, ny = m._ny, nz = m._nz, stride = m.Stride;
            for (int slot = start; slot < end; slot++)
            {
                double* w = m._weights.Pointer + 3L * Width * slot;
                int i = m._atom[slot], z = m.Plane(i), column = m._column[slot];
                TLane x0 = TLane.Create(0), y0 = x0, z0 = x0, x1 = x0, y1 = x0, z1 = x0;
                for (int k = 0; k < order; k++)
                {
                    int y = m._row[slot];
                    for (int j = 0; j < order; j++)
                    {
                        TLane c = TLane.Create(w[2 * Width + k] * w[Width + j]);
                        long at = ((long)z * ny + y) * stride + column;
                        x0 = TLane.MulAdd(c, TLane.Load(ex + at), x0);
                        y0 = TLane.MulAdd(c, TLane.Load(ey + at), y0);
                        z0 = TLane.MulAdd(c, TLane.Load(ez + at), z0);
                        if (TLane.Count < Width)
                        {
                            at += Width - TLane.Count;
                            x1 = TLane.MulAdd(c, TLane.Load(ex + at), x1);
                            y1 = TLane.MulAdd(c, TLane.Load(ey + at), y1);
                            z1 = TLane.MulAdd(c, TLane.Load(ez + at), z1);
                        }
                        if (++y == ny) y = 0;
                    }
                    if (++z == nz) z = 0;
                }
                TLane w0 = TLane.Load(w), w1 = TLane.Load(w + Width - TLane.Count);
                double charge = factor * m._q[i];
                fx[i] += charge * Reduce(x0, x1, w0, w1);
                fy[i] += charge * Reduce(y0, y1, w0, w1);
                fz[i] += charge * Reduce(z0, z1, w0, w1);
            }
        }

        private static double Reduce(TLane low, TLane high, TLane w0, TLane w1) =>
            TLane.Count < Width ? TLane.Sum(low * w0) + TLane.Sum(high * w1) : TLane.Sum(low * w0);
    }

    private readonly struct ScalarBody(ChargeMesh m, double* mesh, double factor, double* target, int targetStride) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            int order = m._order;
            for (int slot = start; slot < end; slot++)
            {
                double* w = m._weights.Pointer + 3L * Width * slot;
                int i = m._atom[slot], z = m.Plane(i);
                double sum = 0;
                for (int k = 0; k < order; k++)
                {
                    int y = m._row[slot];
                    for (int j = 0; j < order; j++)
                    {
                        double* at = mesh + ((long)z * m._ny + y) * m.Stride + m._column[slot];
                        double line = 0;
                        for (int l = 0; l < order; l++) line += w[l] * at[l];
                        sum += w[2 * Width + k] * w[Width + j] * line;
                        if (++y == m._ny) y = 0;
                    }
                    if (++z == m._nz) z = 0;
                }
                target[(long)i * targetStride] += factor * m._q[i] * sum;
            }
        }
    }

    private int Plane(int atom) => _planeOfAtom[atom];
}
