using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>
/// The rates at which a fix changes the cell, ḣ = d(a, b, c)/dt in triangular form, and what they mean for velocities: the stream u(r) = ḣ s + ḣ_lo of
/// a point with fractional coordinates s, and the jump of velocity across a periodic face.
/// </summary>
public sealed class BoxDeformation
{
    /// <summary>Rates of the edge lengths, length per time.</summary>
    public Vec3 Lengths { get; set; }

    /// <summary>Rates of the lower faces.</summary>
    public Vec3 Lower { get; set; }

    /// <summary>Rate of the tilt xy.</summary>
    public double TiltXY { get; set; }

    /// <summary>Rate of the tilt xz.</summary>
    public double TiltXZ { get; set; }

    /// <summary>Rate of the tilt yz.</summary>
    public double TiltYZ { get; set; }

    /// <summary>Whether atoms that cross a periodic face take on the velocity of the other side (remap v).</summary>
    public bool RemapsVelocities { get; set; }

    /// <summary>Bit of the group whose atoms do.</summary>
    public uint GroupBit { get; set; } = 1;

    /// <summary>Velocity of the image (ix, iy, iz) relative to the cell: ḣ (ix, iy, iz).</summary>
    /// <param name="ix">Image number along a.</param>
    /// <param name="iy">Image number along b.</param>
    /// <param name="iz">Image number along c.</param>
    public Vec3 Across(double ix, double iy, double iz) =>
        new(ix * Lengths.X + iy * TiltXY + iz * TiltXZ, iy * Lengths.Y + iz * TiltYZ, iz * Lengths.Z);

    /// <summary>Stream velocity of a position that moves with the cell.</summary>
    /// <param name="box">Present cell.</param>
    /// <param name="r">Position.</param>
    public Vec3 Stream(in SimulationBox box, Vec3 r)
    {
        Vec3 s = box.ToFractional(r);
        return Across(s.X, s.Y, s.Z) + Lower;
    }
}
