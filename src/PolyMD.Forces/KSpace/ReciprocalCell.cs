using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>The cell that is summed in reciprocal space: the simulation's, stretched along z for a slab.</summary>
/// <param name="Lo">Lower corner.</param>
/// <param name="Edges">Lx, Ly, Lz.</param>
/// <param name="XY">Tilt xy.</param>
/// <param name="XZ">Tilt xz.</param>
/// <param name="YZ">Tilt yz.</param>
/// <param name="IsTilted">True for a triclinic cell, also while its tilts are zero.</param>
public readonly record struct ReciprocalCell(Vec3 Lo, Vec3 Edges, double XY, double XZ, double YZ, bool IsTilted)
{
    /// <summary>Lx·Ly·Lz.</summary>
    public double Volume => Edges.X * Edges.Y * Edges.Z;

    /// <summary>Takes the shape of a box.</summary>
    /// <param name="box">The box.</param>
    /// <param name="slabFactor">Stretch along z, or null.</param>
    public static ReciprocalCell Of(in SimulationBox box, double? slabFactor) =>
        new(box.Lo, slabFactor is { } f ? box.Lengths.With(2, box.Lengths.Z * f) : box.Lengths, box.TiltXY, box.TiltXZ, box.TiltYZ, box.IsTriclinic);

    /// <summary>The wave vector 2π h⁻ᵀ n, 1/length.</summary>
    /// <param name="n1">First integer component.</param>
    /// <param name="n2">Second.</param>
    /// <param name="n3">Third.</param>
    public Vec3 Wave(double n1, double n2, double n3)
    {
        double x = n1 / Edges.X, y = (n2 - XY * x) / Edges.Y, z = (n3 - XZ * x - YZ * y) / Edges.Z;
        return 2 * Math.PI * new Vec3(x, y, z);
    }

    /// <summary>hᵀ v with tilts taken as positive: turns counts per length along x, y, z into counts along the edges, as LAMMPS does.</summary>
    /// <param name="v">Counts per unit length.</param>
    public Vec3 AlongEdges(Vec3 v) =>
        new(Edges.X * v.X, Math.Abs(XY) * v.X + Edges.Y * v.Y, Math.Abs(XZ) * v.X + Math.Abs(YZ) * v.Y + Edges.Z * v.Z);

    /// <summary>The gradient of a fractional coordinate with respect to position.</summary>
    /// <param name="axis">0, 1 or 2.</param>
    public Vec3 FractionalGradient(int axis) => Wave(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0) * (0.5 / Math.PI);
}
