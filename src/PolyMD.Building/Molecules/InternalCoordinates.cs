using PolyMD.Numerics;

namespace PolyMD.Building.Molecules;

/// <summary>Places atoms by bond length, angle and torsion.</summary>
public static class InternalCoordinates
{
    /// <summary>
    /// The point d with |cd| = length, angle b-c-d and torsion a-b-c-d (IUPAC sign, 180 degrees = trans).
    /// </summary>
    /// <param name="a">First atom.</param>
    /// <param name="b">Second atom.</param>
    /// <param name="c">Third atom, bonded to the new one.</param>
    /// <param name="length">Bond length.</param>
    /// <param name="angle">Angle in degrees.</param>
    /// <param name="torsion">Torsion in degrees.</param>
    public static Vec3 Place(Vec3 a, Vec3 b, Vec3 c, double length, double angle, double torsion)
    {
        double theta = angle * Math.PI / 180, phi = torsion * Math.PI / 180;
        Vec3 bc = (c - b) / (c - b).Length;
        Vec3 n = Vec3.Cross(b - a, bc);
        n /= n.Length;
        Vec3 m = Vec3.Cross(n, bc);
        return c + length * (-Math.Cos(theta) * bc + Math.Sin(theta) * Math.Cos(phi) * m + Math.Sin(theta) * Math.Sin(phi) * n);
    }

    /// <summary>The torsion a-b-c-d in degrees, in (-180, 180].</summary>
    /// <param name="a">First atom.</param>
    /// <param name="b">Second atom.</param>
    /// <param name="c">Third atom.</param>
    /// <param name="d">Fourth atom.</param>
    public static double Torsion(Vec3 a, Vec3 b, Vec3 c, Vec3 d)
    {
        Vec3 u = b - a, v = c - b, w = d - c;
        Vec3 uv = Vec3.Cross(u, v), vw = Vec3.Cross(v, w);
        return Math.Atan2(v.Length * Vec3.Dot(u, vw), Vec3.Dot(uv, vw)) * 180 / Math.PI;
    }

    /// <summary>The angle a-b-c in degrees.</summary>
    /// <param name="a">First atom.</param>
    /// <param name="b">Middle atom.</param>
    /// <param name="c">Third atom.</param>
    public static double Angle(Vec3 a, Vec3 b, Vec3 c) =>
        Math.Acos(Math.Clamp(Vec3.Dot(a - b, c - b) / ((a - b).Length * (c - b).Length), -1, 1)) * 180 / Math.PI;
}
