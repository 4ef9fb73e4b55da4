using PolyMD.Dynamics.Deformation;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Slabs, columns or boxes: bins along one, two or three directions; the last direction runs fastest, as LAMMPS numbers them.</summary>
internal sealed class BinRule(Simulation simulation, string owner, BinAxis[] axes, bool reduced) : IChunkRule
{
    private double _volume;

    public bool IsBinned => true;

    public int CoordinateCount => axes.Length;

    public double Coordinate(int chunk, int k)
    {
        for (int j = axes.Length - 1; j > k; j--) chunk /= axes[j].Count;
        return axes[k].Centre(chunk % axes[k].Count);
    }

    // Bins of fixed width keep the volume of the moment they were set up, reduced ones follow the box.
    public double Volume(int chunk) => reduced ? simulation.Box.Volume * Fraction() : _volume;

    public int Setup()
    {
        int count = 1;
        foreach (BinAxis axis in axes) count = checked(count * axis.Setup(simulation.Box, reduced, owner, simulation.Step));
        _volume = simulation.Box.Volume * Fraction();
        return count;
    }

    public void Prepare() { }

    public int RawId(int atom, string discard)
    {
        SimulationBox box = simulation.Box;
        Vec3 r = simulation.Atoms.Position(atom);
        if (reduced) r = Fractional(box, r);
        int chunk = 0;
        foreach (BinAxis axis in axes)
        {
            int bin = axis.Bin(r[axis.Axis], box, reduced, discard);
            if (bin < 0) return 0;
            chunk = chunk * axis.Count + bin;
        }
        return chunk + 1;
    }

    // By products with the inverse cell matrix, as in LAMMPS: atoms of a lattice that lie on the border of two bins fall into the same one.
    private static Vec3 Fractional(in SimulationBox box, Vec3 r)
    {
        Vec3 d = r - box.Lo;
        CellMatrix h = CellMatrix.Of(box).Inverse;
        return new Vec3(h.XX * d.X + h.XY * d.Y + h.XZ * d.Z, h.YY * d.Y + h.YZ * d.Z, h.ZZ * d.Z);
    }

    private double Fraction()
    {
        double f = 1;
        foreach (BinAxis axis in axes) f *= axis.Fraction;
        return f;
    }
}
