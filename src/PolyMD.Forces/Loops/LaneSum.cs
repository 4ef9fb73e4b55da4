using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.Loops;

/// <summary>Running energy and virial of one block of a loop, one partial sum per lane element.</summary>
/// <typeparam name="TLane">Lane.</typeparam>
public struct LaneSum<TLane> where TLane : unmanaged, ILane<TLane>
{
    private TLane _energy, _coulomb, _xx, _yy, _zz, _xy, _xz, _yz;

    /// <summary>Adds energies.</summary>
    /// <param name="energy">Van der Waals or bonded energies.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddEnergy(TLane energy) => _energy += energy;

    /// <summary>Adds Coulomb energies.</summary>
    /// <param name="energy">Coulomb energies.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddCoulomb(TLane energy) => _coulomb += energy;

    /// <summary>Adds r (x) f.</summary>
    /// <param name="r">Vectors to the atoms.</param>
    /// <param name="f">Forces on them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddVirial(in LaneVec<TLane> r, in LaneVec<TLane> f)
    {
        _xx = TLane.MulAdd(r.X, f.X, _xx);
        _yy = TLane.MulAdd(r.Y, f.Y, _yy);
        _zz = TLane.MulAdd(r.Z, f.Z, _zz);
        _xy = TLane.MulAdd(r.X, f.Y, _xy);
        _xz = TLane.MulAdd(r.X, f.Z, _xz);
        _yz = TLane.MulAdd(r.Y, f.Z, _yz);
    }

    /// <summary>Writes the sums as a block row of <see cref="ForceTally"/>.</summary>
    /// <param name="row">Eight numbers.</param>
    public readonly unsafe void Store(double* row)
    {
        BlockSum sum = new()
        {
            Energy = TLane.Sum(_energy), Coulomb = TLane.Sum(_coulomb),
            XX = TLane.Sum(_xx), YY = TLane.Sum(_yy), ZZ = TLane.Sum(_zz),
            XY = TLane.Sum(_xy), XZ = TLane.Sum(_xz), YZ = TLane.Sum(_yz),
        };
        sum.Store(row);
    }
}
