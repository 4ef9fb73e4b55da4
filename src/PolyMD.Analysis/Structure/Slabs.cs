using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Structure;

/// <summary>Slabs across one axis that are equal shares of the cell, at the places of the mean cell.</summary>
internal sealed class Slabs
{
    private double _lo, _length;

    public Slabs(int axis, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        ArgumentOutOfRangeException.ThrowIfNotEqual(axis is >= 0 and < 3, true);
        (Axis, Bins) = (axis, bins);
    }

    /// <summary>0, 1 or 2.</summary>
    public int Axis { get; }

    /// <summary>Number of slabs.</summary>
    public int Bins { get; }

    /// <summary>Frames so far.</summary>
    public int Frames { get; private set; }

    /// <summary>Centres of the slabs.</summary>
    public double[] Centers => [.. Enumerable.Range(0, Bins).Select(b => At(b + 0.5))];

    /// <summary>Faces between slabs, first and last ones those of the cell.</summary>
    public double[] Faces => [.. Enumerable.Range(0, Bins + 1).Select(b => At(b))];

    /// <summary>Begins anew.</summary>
    public void Clear() => (_lo, _length, Frames) = (0, 0, 0);

    /// <summary>Takes the cell of a frame.</summary>
    public void Add(in SimulationBox box)
    {
        _lo += box.Lo[Axis];
        _length += box.Heights[Axis];
        Frames++;
    }

    /// <summary>Share of the cell below a position along an axis: 0 to 1 across periodic faces, beyond that outside of open ones.</summary>
    public static double Share(in SimulationBox box, Vec3 position, int axis)
    {
        double s = box.ToFractional(position)[axis];
        return box.IsPeriodic(axis) ? s - Math.Floor(s) : s;
    }

    private double At(double slab) => _lo / Frames + slab * (_length / Frames / Bins);
}
