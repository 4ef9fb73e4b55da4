using System.Runtime.CompilerServices;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Loops;

/// <summary>Nearest images with the divisions of <see cref="SimulationBox.MinimumImage"/> done once; for displacements under one and a half cells.</summary>
/// <param name="box">The cell.</param>
public readonly struct BoxImages(SimulationBox box)
{
    private readonly SimulationBox _box = box;
    private readonly Vec3 _half = new(
        box.PeriodicX ? 0.5 * box.Lengths.X : double.MaxValue,
        box.PeriodicY ? 0.5 * box.Lengths.Y : double.MaxValue,
        box.PeriodicZ ? 0.5 * box.Lengths.Z : double.MaxValue);

    /// <summary>The nearest periodic image of a displacement.</summary>
    /// <param name="d">Displacement.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vec3 Nearest(Vec3 d) =>
        Math.Abs(d.X) <= _half.X && Math.Abs(d.Y) <= _half.Y && Math.Abs(d.Z) <= _half.Z ? d : _box.MinimumImage(d);
}
