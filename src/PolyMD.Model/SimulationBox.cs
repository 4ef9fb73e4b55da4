using PolyMD.Numerics;

namespace PolyMD.Model;

/// <summary>
/// The simulation cell: a corner, three lengths, three tilts (LAMMPS' restricted triclinic form
/// a = (Lx,0,0), b = (xy,Ly,0), c = (xz,yz,Lz)) and which directions are periodic. Lengths in the deck's distance unit.
/// A value: a changed box is a new box.
/// </summary>
/// <param name="Lo">Lower corner.</param>
/// <param name="Lengths">Lx, Ly, Lz, each positive.</param>
/// <param name="PeriodicX">True if x wraps.</param>
/// <param name="PeriodicY">True if y wraps.</param>
/// <param name="PeriodicZ">True if z wraps.</param>
/// <param name="TiltXY">xy tilt.</param>
/// <param name="TiltXZ">xz tilt.</param>
/// <param name="TiltYZ">yz tilt.</param>
public readonly record struct SimulationBox(
    Vec3 Lo, Vec3 Lengths, bool PeriodicX = true, bool PeriodicY = true, bool PeriodicZ = true,
    double TiltXY = 0, double TiltXZ = 0, double TiltYZ = 0)
{
    /// <summary>True for a cell declared with tilt factors, also while they are zero: it is written, reported and solved as a triclinic one.</summary>
    public bool DeclaredTriclinic { get; init; }

    /// <summary>True for a two-dimensional system: no images along z, the volume is an area.</summary>
    public bool IsTwoDimensional { get; init; }

    /// <summary>2 or 3.</summary>
    public int Dimensions => IsTwoDimensional ? 2 : 3;

    /// <summary>Upper corner of the untilted cell.</summary>
    public Vec3 Hi => Lo + Lengths;

    /// <summary>Lx·Ly·Lz, or the area Lx·Ly of a two-dimensional system.</summary>
    public double Volume => IsTwoDimensional ? Lengths.X * Lengths.Y : Lengths.X * Lengths.Y * Lengths.Z;

    /// <summary>True if the cell has, or was declared with, tilt factors.</summary>
    public bool IsTriclinic => DeclaredTriclinic || TiltXY != 0 || TiltXZ != 0 || TiltYZ != 0;

    /// <summary>Distances between opposite faces: perpendicular to b and c, c and a, a and b.</summary>
    public Vec3 Heights
    {
        get
        {
            Vec3 a = Shift(1, 0, 0), b = Shift(0, 1, 0), c = Shift(0, 0, 1);
            double v = Lengths.X * Lengths.Y * Lengths.Z;
            return new(v / Vec3.Cross(b, c).Length, v / Vec3.Cross(c, a).Length, v / Vec3.Cross(a, b).Length);
        }
    }

    /// <summary>Whether direction <paramref name="axis"/> (0, 1, 2) is periodic.</summary>
    /// <param name="axis">0, 1 or 2.</param>
    public bool IsPeriodic(int axis) => axis switch { 0 => PeriodicX, 1 => PeriodicY, _ => PeriodicZ };

    /// <summary>The Cartesian shift of an image: ix·a + iy·b + iz·c.</summary>
    /// <param name="ix">Image number along a.</param>
    /// <param name="iy">Image number along b.</param>
    /// <param name="iz">Image number along c.</param>
    public Vec3 Shift(int ix, int iy, int iz) =>
        new(ix * Lengths.X + iy * TiltXY + iz * TiltXZ, iy * Lengths.Y + iz * TiltYZ, iz * Lengths.Z);

    /// <summary>The shortest periodic image of a displacement (exact whenever that is shorter than half of every edge length).</summary>
    /// <param name="d">Displacement.</param>
    public Vec3 MinimumImage(Vec3 d)
    {
        if (PeriodicZ) d -= Shift(0, 0, (int)Math.Round(d.Z / Lengths.Z));
        if (PeriodicY) d -= Shift(0, (int)Math.Round(d.Y / Lengths.Y), 0);
        if (PeriodicX) d -= Shift((int)Math.Round(d.X / Lengths.X), 0, 0);
        return d;
    }

    /// <summary>Fractional coordinates of a position (0..1 inside the cell).</summary>
    /// <param name="r">Cartesian position.</param>
    public Vec3 ToFractional(Vec3 r)
    {
        Vec3 d = r - Lo;
        double c = d.Z / Lengths.Z;
        double b = (d.Y - c * TiltYZ) / Lengths.Y;
        double a = (d.X - b * TiltXY - c * TiltXZ) / Lengths.X;
        return new Vec3(a, b, c);
    }

    /// <summary>Cartesian position of fractional coordinates.</summary>
    /// <param name="s">Fractional coordinates.</param>
    public Vec3 FromFractional(Vec3 s) => Lo + new Vec3(
        s.X * Lengths.X + s.Y * TiltXY + s.Z * TiltXZ, s.Y * Lengths.Y + s.Z * TiltYZ, s.Z * Lengths.Z);

    /// <summary>The eight corners, a fastest.</summary>
    public Vec3[] Corners()
    {
        Vec3[] corners = new Vec3[8];
        for (int k = 0; k < 8; k++) corners[k] = FromFractional(new Vec3(k & 1, (k >> 1) & 1, k >> 2));
        return corners;
    }

    /// <summary>Position moved into the cell along its periodic directions; the image counters follow so that
    /// <c>wrapped + Shift(image)</c> stays the unwrapped position.</summary>
    /// <param name="r">Position.</param>
    /// <param name="ix">Image flag along x, updated.</param>
    /// <param name="iy">Image flag along y, updated.</param>
    /// <param name="iz">Image flag along z, updated.</param>
    public Vec3 Wrap(Vec3 r, ref int ix, ref int iy, ref int iz)
    {
        Vec3 s = ToFractional(r);
        int nx = PeriodicX ? (int)Math.Floor(s.X) : 0, ny = PeriodicY ? (int)Math.Floor(s.Y) : 0, nz = PeriodicZ ? (int)Math.Floor(s.Z) : 0;
        if ((nx | ny | nz) == 0) return r;
        ix += nx; iy += ny; iz += nz;
        Vec3 w = r - Shift(nx, ny, nz);
        // r a hair below the lower face rounds onto the upper face: keep lo <= w < hi.
        if (PeriodicX && !IsTriclinic && w.X >= Hi.X) { w = w.With(0, Lo.X); ix++; }
        if (PeriodicY && !IsTriclinic && w.Y >= Hi.Y) { w = w.With(1, Lo.Y); iy++; }
        if (PeriodicZ && !IsTriclinic && w.Z >= Hi.Z) { w = w.With(2, Lo.Z); iz++; }
        return w;
    }
}
