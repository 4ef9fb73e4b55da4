using System.Runtime.CompilerServices;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Loops;

/// <summary>Nearest periodic images of a bundle of displacements: <see cref="SimulationBox.MinimumImage"/> with the divisions done once.</summary>
/// <typeparam name="TLane">Lane.</typeparam>
public readonly struct LaneImages<TLane> where TLane : unmanaged, ILane<TLane>
{
    private readonly TLane _ix, _iy, _iz, _lx, _ly, _lz, _xy, _xz, _yz;
    private readonly bool _tilted;

    /// <summary>Prepares the images of a cell.</summary>
    /// <param name="box">The cell.</param>
    public LaneImages(in SimulationBox box)
    {
        // A direction that does not wrap has inverse length 0: its image number rounds to 0.
        _ix = TLane.Create(box.PeriodicX ? 1 / box.Lengths.X : 0);
        _iy = TLane.Create(box.PeriodicY ? 1 / box.Lengths.Y : 0);
        _iz = TLane.Create(box.PeriodicZ ? 1 / box.Lengths.Z : 0);
        _lx = TLane.Create(-box.Lengths.X);
        _ly = TLane.Create(-box.Lengths.Y);
        _lz = TLane.Create(-box.Lengths.Z);
        _xy = TLane.Create(-box.TiltXY);
        _xz = TLane.Create(-box.TiltXZ);
        _yz = TLane.Create(-box.TiltYZ);
        _tilted = box.IsTriclinic;
    }

    /// <summary>Replaces displacements by their nearest images.</summary>
    /// <param name="d">Displacements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneVec<TLane> Nearest(in LaneVec<TLane> d)
    {
        TLane nz = TLane.Round(d.Z * _iz), x = d.X, y = d.Y, z = TLane.MulAdd(nz, _lz, d.Z);
        if (_tilted)
        {
            y = TLane.MulAdd(nz, _yz, y);
            x = TLane.MulAdd(nz, _xz, x);
        }
        TLane ny = TLane.Round(y * _iy);
        y = TLane.MulAdd(ny, _ly, y);
        if (_tilted) x = TLane.MulAdd(ny, _xy, x);
        x = TLane.MulAdd(TLane.Round(x * _ix), _lx, x);
        return new(x, y, z);
    }
}
