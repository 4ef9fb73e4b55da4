namespace PolyMD.Numerics;

/// <summary>A Cartesian vector of three doubles; the unit is that of the quantity it holds.</summary>
/// <param name="X">Component along x.</param>
/// <param name="Y">Component along y.</param>
/// <param name="Z">Component along z.</param>
public readonly record struct Vec3(double X, double Y, double Z)
{
    /// <summary>The zero vector.</summary>
    public static Vec3 Zero => default;

    /// <summary>Component 0, 1 or 2 (x, y or z).</summary>
    /// <param name="axis">0, 1 or 2.</param>
    public double this[int axis] => axis switch { 0 => X, 1 => Y, 2 => Z, _ => throw new ArgumentOutOfRangeException(nameof(axis)) };

    /// <summary>|v|².</summary>
    public double LengthSquared => X * X + Y * Y + Z * Z;

    /// <summary>|v|.</summary>
    public double Length => Math.Sqrt(LengthSquared);

    /// <summary>The same vector with one component replaced.</summary>
    /// <param name="axis">0, 1 or 2.</param>
    /// <param name="value">The new component.</param>
    public Vec3 With(int axis, double value) => axis switch
    {
        0 => this with { X = value },
        1 => this with { Y = value },
        2 => this with { Z = value },
        _ => throw new ArgumentOutOfRangeException(nameof(axis)),
    };

    /// <summary>a·b.</summary>
    /// <param name="a">First factor.</param>
    /// <param name="b">Second factor.</param>
    public static double Dot(Vec3 a, Vec3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    /// <summary>The smaller of each component.</summary>
    /// <param name="a">One vector.</param>
    /// <param name="b">The other.</param>
    public static Vec3 Min(Vec3 a, Vec3 b) => new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Min(a.Z, b.Z));

    /// <summary>The greater of each component.</summary>
    /// <param name="a">One vector.</param>
    /// <param name="b">The other.</param>
    public static Vec3 Max(Vec3 a, Vec3 b) => new(Math.Max(a.X, b.X), Math.Max(a.Y, b.Y), Math.Max(a.Z, b.Z));

    /// <summary>a×b.</summary>
    /// <param name="a">First factor.</param>
    /// <param name="b">Second factor.</param>
    public static Vec3 Cross(Vec3 a, Vec3 b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    /// <summary>Sum.</summary>
    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Opposite.</summary>
    public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>Scaled vector.</summary>
    public static Vec3 operator *(Vec3 a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    /// <summary>Scaled vector.</summary>
    public static Vec3 operator *(double s, Vec3 a) => a * s;

    /// <summary>Divided vector.</summary>
    public static Vec3 operator /(Vec3 a, double s) => new(a.X / s, a.Y / s, a.Z / s);
}
