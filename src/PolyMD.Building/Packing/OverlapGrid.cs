using PolyMD.Numerics;

namespace PolyMD.Building.Packing;

/// <summary>
/// Placed atoms in a cell grid, to ask whether a new atom would come too close. Atoms of the same chain within three bonds do
/// not count. The last atoms can be taken back, for growth with backtracking.
/// </summary>
internal sealed class OverlapGrid
{
    /// <summary>An atom that is or wants to be placed.</summary>
    /// <param name="Position">Position, unwrapped.</param>
    /// <param name="IsHydrogen">True for hydrogen.</param>
    /// <param name="Chain">Number of the molecule.</param>
    /// <param name="Backbone">Index of the heavy atom it is or hangs on, along the chain; -1 for rigid molecules.</param>
    public readonly record struct Site(Vec3 Position, bool IsHydrogen, int Chain, int Backbone);

    private readonly PackingRegion _region;
    private readonly MinimumDistances _distances;
    private readonly List<Site> _sites = [];
    private readonly List<int> _cellOf = [];
    private readonly List<int>[] _cells;
    private readonly List<int> _near = [];
    private readonly int _nx, _ny, _nz;

    public OverlapGrid(PackingRegion region, MinimumDistances distances)
    {
        _region = region;
        _distances = distances;
        double edge = distances.HeavyHeavy;
        _nx = Math.Max(1, (int)(region.LengthX / edge));
        _ny = Math.Max(1, (int)(region.LengthY / edge));
        _nz = Math.Max(1, (int)(region.Height / edge));
        _cells = new List<int>[_nx * _ny * _nz];
        for (int i = 0; i < _cells.Length; i++) _cells[i] = [];
    }

    public int Count => _sites.Count;

    public void Add(Site site)
    {
        (int x, int y, int z) = Cell(site.Position);
        int cell = (z * _ny + y) * _nx + x;
        _cells[cell].Add(_sites.Count);
        _cellOf.Add(cell);
        _sites.Add(site);
    }

    /// <summary>Takes back every atom after the first <paramref name="count"/>.</summary>
    public void TruncateTo(int count)
    {
        for (int i = _sites.Count - 1; i >= count; i--)
        {
            List<int> cell = _cells[_cellOf[i]];
            cell.RemoveAt(cell.Count - 1);
        }
        _sites.RemoveRange(count, _sites.Count - count);
        _cellOf.RemoveRange(count, _cellOf.Count - count);
    }

    public bool Fits(Site site)
    {
        if (!_region.Contains(site.Position)) return false;
        CollectNear(site.Position);
        foreach (int index in _near)
        {
            Site other = _sites[index];
            if (other.Chain == site.Chain && BondsApart(site, other) <= 3) continue;
            double limit = _distances.Between(site.IsHydrogen, other.IsHydrogen);
            if (_region.MinimumImage(site.Position - other.Position).LengthSquared < limit * limit) return false;
        }
        return true;
    }

    private static int BondsApart(Site a, Site b) =>
        a.Backbone < 0 ? 0 : Math.Abs(a.Backbone - b.Backbone) + (a.IsHydrogen ? 1 : 0) + (b.IsHydrogen ? 1 : 0);

    private void CollectNear(Vec3 r)
    {
        _near.Clear();
        (int cx, int cy, int cz) = Cell(r);
        // with fewer than three cells along an axis the same cell must not be visited twice
        int wx = Math.Min(_nx, 3), wy = Math.Min(_ny, 3), wz = Math.Min(_nz, 3);
        for (int k = 0; k < wz; k++)
        {
            int z = _nz < 3 ? k : cz + k - 1;
            if (_nz >= 3)
            {
                if (!_region.PeriodicZ && (z < 0 || z >= _nz)) continue;
                z = (z + _nz) % _nz;
            }
            for (int j = 0; j < wy; j++)
            {
                int y = _ny < 3 ? j : (cy + j - 1 + _ny) % _ny;
                for (int i = 0; i < wx; i++)
                {
                    int x = _nx < 3 ? i : (cx + i - 1 + _nx) % _nx;
                    _near.AddRange(_cells[(z * _ny + y) * _nx + x]);
                }
            }
        }
    }

    private (int X, int Y, int Z) Cell(Vec3 r) => (
        Index(r.X / _region.LengthX, _nx, true),
        Index(r.Y / _region.LengthY, _ny, true),
        Index((r.Z - _region.LowZ) / _region.Height, _nz, _region.PeriodicZ));

    private static int Index(double fraction, int n, bool periodic)
    {
        if (periodic) fraction -= Math.Floor(fraction);
        return Math.Clamp((int)(fraction * n), 0, n - 1);
    }
}
