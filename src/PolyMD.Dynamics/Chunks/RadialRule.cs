using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Spherical shells about a point, or rings about an axis in slabs along it (the slab runs fastest), between two radii. Coordinates: radius, place along the axis.</summary>
/// <param name="simulation">Atoms and box.</param>
/// <param name="owner">Name for messages.</param>
/// <param name="axis">Slabs along the axis of a cylinder; null for a sphere.</param>
/// <param name="centre">Centre or point on the axis, box units or fractions.</param>
/// <param name="inner">Inner radius; a fraction of the box length along <paramref name="radialAxis"/> if reduced.</param>
/// <param name="outer">Outer radius, likewise.</param>
/// <param name="shells">Shells between them.</param>
/// <param name="radialAxis">Direction whose length scales the radii.</param>
/// <param name="reduced">Whether lengths are fractions.</param>
/// <param name="minimumImage">Whether distances are to the nearest image.</param>
internal sealed class RadialRule(Simulation simulation, string owner, BinAxis? axis, Vec3 centre, double inner, double outer, int shells, int radialAxis, bool reduced, bool minimumImage) : IChunkRule
{
    private Vec3 _centre;
    private double _inner, _outer, _slab;

    public bool IsBinned => true;

    public int CoordinateCount => axis is null ? 1 : 2;

    private int Slabs => axis?.Count ?? 1;

    public double Coordinate(int chunk, int k) =>
        axis is not null && k == 1 ? axis.Centre(chunk % Slabs) : _inner + (chunk / Slabs + 0.5) * (_outer - _inner) / shells;

    public double Volume(int chunk)
    {
        int shell = chunk / Slabs;
        double lower = _inner + shell * (_outer - _inner) / shells, upper = _inner + (shell + 1) * (_outer - _inner) / shells;
        if (axis is null) return 4.0 / 3.0 * Math.PI * (upper * upper * upper - lower * lower * lower);
        return Math.PI * (upper * upper - lower * lower) * (reduced ? axis.Delta * simulation.Box.Lengths[axis.Axis] : _slab);
    }

    public int Setup()
    {
        SimulationBox box = simulation.Box;
        _centre = reduced ? box.FromFractional(centre) : centre;
        double scale = reduced ? box.Lengths[radialAxis] : 1;
        (_inner, _outer) = (inner * scale, outer * scale);
        axis?.Setup(box, reduced, owner, simulation.Step);
        if (axis is not null) _slab = axis.Delta;
        if (minimumImage)
        {
            for (int k = 0; k < 3; k++)
            {
                if (k != axis?.Axis && box.IsPeriodic(k) && _outer > 0.5 * box.Lengths[k])
                    throw new SimulationException(simulation.Step, $"{owner}: with 'pbc yes' the outer radius must not exceed half a periodic box length");
            }
        }
        return Slabs * shells;
    }

    public void Prepare() { }

    public int RawId(int atom, string discard)
    {
        SimulationBox box = simulation.Box;
        Vec3 r = simulation.Atoms.Position(atom);
        int slab = 0;
        if (axis is not null)
        {
            slab = axis.Bin((reduced ? box.ToFractional(r) : r)[axis.Axis], box, reduced, discard);
            if (slab < 0) return 0;
        }
        double sum = 0;
        for (int k = 0; k < 3; k++)
        {
            if (k == axis?.Axis) continue;
            double x = r[k], length = box.Lengths[k];
            if (box.IsPeriodic(k))
            {
                if (x < box.Lo[k]) x += length;
                if (x >= box.Hi[k]) x -= length;
            }
            double d = x - _centre[k];
            if (minimumImage && box.IsPeriodic(k) && Math.Abs(d) > 0.5 * length) d += d < 0 ? length : -length;
            sum += d * d;
        }
        double distance = Math.Sqrt(sum);
        int shell = (int)((distance - _inner) * (shells / (_outer - _inner)));
        if (distance < _inner) shell--;
        if (discard != "yes") shell = Math.Clamp(shell, 0, shells - 1);
        return shell >= 0 && shell < shells ? shell * Slabs + slab + 1 : 0;
    }
}
