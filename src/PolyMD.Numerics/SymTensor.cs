namespace PolyMD.Numerics;

/// <summary>A symmetric 3×3 tensor in LAMMPS' order xx, yy, zz, xy, xz, yz.</summary>
/// <param name="XX">xx.</param>
/// <param name="YY">yy.</param>
/// <param name="ZZ">zz.</param>
/// <param name="XY">xy.</param>
/// <param name="XZ">xz.</param>
/// <param name="YZ">yz.</param>
public readonly record struct SymTensor(double XX, double YY, double ZZ, double XY, double XZ, double YZ)
{
    /// <summary>xx + yy + zz.</summary>
    public double Trace => XX + YY + ZZ;

    /// <summary>Component 0 … 5 in the order xx, yy, zz, xy, xz, yz.</summary>
    /// <param name="k">0 … 5.</param>
    public double this[int k] => k switch { 0 => XX, 1 => YY, 2 => ZZ, 3 => XY, 4 => XZ, 5 => YZ, _ => throw new ArgumentOutOfRangeException(nameof(k)) };

    /// <summary>Sum.</summary>
    public static SymTensor operator +(SymTensor a, SymTensor b) =>
        new(a.XX + b.XX, a.YY + b.YY, a.ZZ + b.ZZ, a.XY + b.XY, a.XZ + b.XZ, a.YZ + b.YZ);

    /// <summary>Scaled tensor.</summary>
    public static SymTensor operator *(SymTensor a, double s) => new(a.XX * s, a.YY * s, a.ZZ * s, a.XY * s, a.XZ * s, a.YZ * s);

    /// <summary>The symmetric dyad r⊗f of parallel or summed-symmetric vectors (xy = x·f_y and so on).</summary>
    /// <param name="r">Distance.</param>
    /// <param name="f">Force.</param>
    public static SymTensor Dyad(Vec3 r, Vec3 f) => new(r.X * f.X, r.Y * f.Y, r.Z * f.Z, r.X * f.Y, r.X * f.Z, r.Y * f.Z);

    /// <summary>Inertia of a mass point about the origin, m (r² 1 − r⊗r).</summary>
    /// <param name="mass">m.</param>
    /// <param name="r">Its place.</param>
    public static SymTensor Inertia(double mass, Vec3 r) =>
        new(mass * (r.Y * r.Y + r.Z * r.Z), mass * (r.X * r.X + r.Z * r.Z), mass * (r.X * r.X + r.Y * r.Y), -mass * r.X * r.Y, -mass * r.X * r.Z, -mass * r.Y * r.Z);
}
