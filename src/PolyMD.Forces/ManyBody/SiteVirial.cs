using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>Virial of the sites of one block, −Σ r⊗p over the neighbours of each, a sum per lane.</summary>
internal unsafe struct SiteVirial<TLane> where TLane : unmanaged, ILane<TLane>
{
    private TLane _xx, _yy, _zz, _xy, _xz, _yz;

    /// <summary>Adds the neighbours in the columns of a site.</summary>
    public void Add(in Site site)
    {
        TLane xx = _xx, yy = _yy, zz = _zz, xy = _xy, xz = _xz, yz = _yz;
        for (int k = 0; k < site.Count; k += TLane.Count)
        {
            TLane x = TLane.Load(site.X + k), y = TLane.Load(site.Y + k), z = TLane.Load(site.Z + k);
            TLane px = TLane.Load(site.Px + k), py = TLane.Load(site.Py + k), pz = TLane.Load(site.Pz + k);
            xx = TLane.MulAdd(x, px, xx);
            yy = TLane.MulAdd(y, py, yy);
            zz = TLane.MulAdd(z, pz, zz);
            xy = TLane.MulAdd(x, py, xy);
            xz = TLane.MulAdd(x, pz, xz);
            yz = TLane.MulAdd(y, pz, yz);
        }
        (_xx, _yy, _zz, _xy, _xz, _yz) = (xx, yy, zz, xy, xz, yz);
    }

    /// <summary>Writes the block's row of <see cref="OrderedSum"/>: energy, none of Coulomb, six components.</summary>
    public readonly void Store(double* row, double energy)
    {
        row[0] = energy;
        row[2] = -TLane.Sum(_xx);
        row[3] = -TLane.Sum(_yy);
        row[4] = -TLane.Sum(_zz);
        row[5] = -TLane.Sum(_xy);
        row[6] = -TLane.Sum(_xz);
        row[7] = -TLane.Sum(_yz);
    }
}
