using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>Slabs across an axis that stay where the deck puts them: <c>slab lo hi</c>, once or more, or <c>bins lo hi n</c>; EDGE is the face of the cell.</summary>
internal sealed class AxisSlabs
{
    private readonly Simulation _simulation;
    private readonly int _axis;
    // NaN: the face of the cell.
    private readonly List<(double Lo, double Hi)> _bounds = [];
    private int _bins;

    /// <summary>No slab yet.</summary>
    /// <param name="simulation">Where the atoms are.</param>
    /// <param name="axis">Normal of the slabs, 0 … 2.</param>
    public AxisSlabs(Simulation simulation, int axis) => (_simulation, _axis) = (simulation, axis);

    /// <summary>Slabs.</summary>
    public int Count => _bins > 0 ? _bins : _bounds.Count;

    /// <summary>Reads the bounds of one slab, after the word slab, or of bins.</summary>
    /// <param name="args">Words.</param>
    /// <param name="bins">Whether the number of equal slabs follows.</param>
    public void Read(ArgReader args, bool bins)
    {
        if (_bins > 0 || (bins && _bounds.Count > 0)) args.Fail("expected either 'slab' words or one 'bins'");
        double lo = Bound(args, "lo"), hi = Bound(args, "hi");
        SimulationBox box = _simulation.Box;
        if (!(Place(lo, box.Lo) < Place(hi, box.Hi))) args.Fail($"'hi' must be above 'lo', got {Place(lo, box.Lo):g6} and {Place(hi, box.Hi):g6}");
        _bounds.Add((lo, hi));
        if (bins) _bins = args.Integer("n", 1);
    }

    /// <summary>Present bounds of a slab.</summary>
    /// <param name="slab">Index.</param>
    public (double Lo, double Hi) At(int slab)
    {
        SimulationBox box = _simulation.Box;
        (double lo, double hi) = _bounds[_bins > 0 ? 0 : slab];
        (lo, hi) = (Place(lo, box.Lo), Place(hi, box.Hi));
        if (_bins == 0) return (lo, hi);
        double width = (hi - lo) / _bins;
        return (lo + slab * width, lo + (slab + 1) * width);
    }

    /// <summary>Slabs with their number such that an atom at a coordinate of the cell may be in them: all, or one bin, or none.</summary>
    /// <param name="x">Coordinate along the axis, inside the cell.</param>
    public (int First, int End) Candidates(double x)
    {
        if (_bins == 0) return (0, Count);
        (double lo, double hi) = (At(0).Lo, At(_bins - 1).Hi);
        if (x < lo || x >= hi) return (0, 0);
        int bin = Math.Min(_bins - 1, (int)((x - lo) / (hi - lo) * _bins));
        return (bin, bin + 1);
    }

    /// <summary>Whether a coordinate found by <see cref="Candidates"/> is in a slab.</summary>
    /// <param name="slab">Index.</param>
    /// <param name="x">Coordinate along the axis, inside the cell.</param>
    public bool Holds(int slab, double x)
    {
        if (_bins > 0) return true;
        (double lo, double hi) = At(slab);
        return x >= lo && x < hi;
    }

    private double Bound(ArgReader args, string name)
    {
        if (args.TryKeyword("EDGE")) return double.NaN;
        SimulationBox box = _simulation.Box;
        double x = args.Double(name);
        if (!(x >= box.Lo[_axis] && x <= box.Hi[_axis])) args.Fail($"'{name}' must be EDGE or inside the cell, between {box.Lo[_axis]:g6} and {box.Hi[_axis]:g6}, got {x:g6}");
        return x;
    }

    private double Place(double bound, Vec3 face) => double.IsNaN(bound) ? face[_axis] : bound;
}
