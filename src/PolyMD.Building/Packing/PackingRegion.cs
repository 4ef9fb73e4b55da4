using PolyMD.Numerics;

namespace PolyMD.Building.Packing;

/// <summary>Where molecules may be: a cell periodic in x and y, and in z either periodic or bounded by two walls.</summary>
/// <param name="LengthX">Cell length along x in Angstrom.</param>
/// <param name="LengthY">Cell length along y in Angstrom.</param>
/// <param name="LowZ">Lower wall, or lower cell face if periodic.</param>
/// <param name="HighZ">Upper wall, or upper cell face if periodic.</param>
/// <param name="PeriodicZ">True if z wraps.</param>
public readonly record struct PackingRegion(double LengthX, double LengthY, double LowZ, double HighZ, bool PeriodicZ)
{
    /// <summary>Height in Angstrom.</summary>
    public double Height => HighZ - LowZ;

    /// <summary>True if a position is between the walls (always, if z is periodic).</summary>
    /// <param name="r">Position.</param>
    public bool Contains(Vec3 r) => PeriodicZ || (r.Z >= LowZ && r.Z <= HighZ);

    /// <summary>The shortest image of a displacement.</summary>
    /// <param name="d">Displacement.</param>
    public Vec3 MinimumImage(Vec3 d) => new(
        d.X - LengthX * Math.Round(d.X / LengthX),
        d.Y - LengthY * Math.Round(d.Y / LengthY),
        PeriodicZ ? d.Z - Height * Math.Round(d.Z / Height) : d.Z);

    /// <summary>A uniformly distributed position.</summary>
    /// <param name="random">Source of numbers.</param>
    public Vec3 RandomPosition(CounterRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new(random.Uniform(0, LengthX), random.Uniform(0, LengthY), random.Uniform(LowZ, HighZ));
    }
}
