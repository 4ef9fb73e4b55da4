using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Common;

/// <summary>
/// Atoms of a group sorted into cells of the box, for occasional searches over any distance (also beyond half the box):
/// neighbours are met by walking cells and their periodic images.
/// </summary>
internal sealed class ImageCells
{
    private const int MaxPerSide = 64;
    private int[] _start = [], _atoms = [], _cell = [];
    private Vec3[] _wrapped = [];
    private int _nx = 1, _ny = 1, _nz = 1, _sx, _sy, _sz;
    private SimulationBox _box;

    /// <summary>Sorts the atoms of a group.</summary>
    public void Fill(Simulation simulation, uint bit, double cutoff)
    {
        AtomStore atoms = simulation.Atoms;
        _box = simulation.Box;
        Vec3 heights = _box.Heights;
        (_nx, _sx) = Side(heights.X, cutoff);
        (_ny, _sy) = Side(heights.Y, cutoff);
        (_nz, _sz) = Side(heights.Z, cutoff);
        int n = atoms.LocalCount, cells = _nx * _ny * _nz;
        if (_start.Length < cells + 1) _start = new int[cells + 1];
        if (_cell.Length < n)
        {
            _cell = new int[n];
            _atoms = new int[n];
            _wrapped = new Vec3[n];
        }
        Array.Clear(_start);
        for (int i = 0; i < n; i++)
        {
            _cell[i] = -1;
            if ((atoms.GroupMask[i] & bit) == 0) continue;
            int ix = 0, iy = 0, iz = 0;
            Vec3 w = _box.Wrap(atoms.Position(i), ref ix, ref iy, ref iz);
            _wrapped[i] = w;
            Vec3 s = _box.ToFractional(w);
            _cell[i] = (Index(s.Z, _nz) * _ny + Index(s.Y, _ny)) * _nx + Index(s.X, _nx);
            _start[_cell[i] + 1]++;
        }
        for (int k = 0; k < cells; k++) _start[k + 1] += _start[k];
        for (int i = n - 1; i >= 0; i--)
        {
            if (_cell[i] >= 0) _atoms[--_start[_cell[i] + 1]] = i;
        }
        // Filling from the back moved each start one cell up.
        for (int k = 0; k < cells; k++) _start[k] = _start[k + 1];
        int members = 0;
        for (int i = 0; i < n; i++) if (_cell[i] >= 0) members++;
        _start[cells] = members;
    }

    /// <summary>Visits every ordered pair (i, j or an image of j) of an atom within the cells' reach.</summary>
    public void Visit<TVisitor>(int i, ref TVisitor visitor) where TVisitor : struct, IPairVisitor
    {
        if (_cell[i] < 0) return;
        int cx = _cell[i] % _nx, cy = _cell[i] / _nx % _ny, cz = _cell[i] / (_nx * _ny);
        Vec3 ri = _wrapped[i];
        for (int z = cz - _sz; z <= cz + _sz; z++)
        {
            if (!Image(z, _nz, _box.PeriodicZ && !_box.IsTwoDimensional, out int kz, out int mz)) continue;
            for (int y = cy - _sy; y <= cy + _sy; y++)
            {
                if (!Image(y, _ny, _box.PeriodicY, out int ky, out int my)) continue;
                for (int x = cx - _sx; x <= cx + _sx; x++)
                {
                    if (!Image(x, _nx, _box.PeriodicX, out int kx, out int mx)) continue;
                    Vec3 shift = _box.Shift(mx, my, mz) - ri;
                    bool home = (mx | my | mz) == 0;
                    int cell = (kz * _ny + ky) * _nx + kx;
                    for (int k = _start[cell]; k < _start[cell + 1]; k++)
                    {
                        int j = _atoms[k];
                        if (home && j == i) continue;
                        visitor.Visit(i, j, _wrapped[j] + shift);
                    }
                }
            }
        }
    }

    private static (int Cells, int Span) Side(double height, double cutoff)
    {
        int n = Math.Clamp((int)(height / cutoff), 1, MaxPerSide);
        return (n, (int)Math.Ceiling(cutoff * n / height));
    }

    private static int Index(double s, int n) => Math.Clamp((int)(s * n), 0, n - 1);

    private static bool Image(int k, int n, bool periodic, out int cell, out int image)
    {
        image = k >= 0 ? k / n : -((n - 1 - k) / n);
        cell = k - image * n;
        return periodic || image == 0;
    }
}
