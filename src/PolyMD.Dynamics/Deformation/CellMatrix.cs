using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Deformation;

/// <summary>The upper triangular matrix h of a cell whose columns are its edges a, b, c.</summary>
internal readonly record struct CellMatrix(double XX, double YY, double ZZ, double YZ, double XZ, double XY)
{
    public static CellMatrix Of(in SimulationBox box) => new(box.Lengths.X, box.Lengths.Y, box.Lengths.Z, box.TiltYZ, box.TiltXZ, box.TiltXY);

    /// <summary>h⁻¹, upper triangular too.</summary>
    public CellMatrix Inverse => new(1 / XX, 1 / YY, 1 / ZZ, -YZ / (YY * ZZ), (XY * YZ - YY * XZ) / (XX * YY * ZZ), -XY / (XX * YY));

    /// <summary>h s hᵀ.</summary>
    public SymTensor Congruence(SymTensor s)
    {
        Vec3 x = new(XX, XY, XZ), y = new(0, YY, YZ), z = new(0, 0, ZZ), sx = Times(s, x), sy = Times(s, y);
        return new SymTensor(Vec3.Dot(x, sx), Vec3.Dot(y, sy), Vec3.Dot(z, Times(s, z)), Vec3.Dot(y, sx), Vec3.Dot(z, sx), Vec3.Dot(z, sy));
    }

    /// <summary>Tr(s hᵀ h).</summary>
    public double MetricTrace(SymTensor s) => Congruence(s).Trace;

    /// <summary>Tr(s h hᵀ).</summary>
    public double RowTrace(SymTensor s)
    {
        Vec3 x = new(XX, XY, XZ), y = new(0, YY, YZ), z = new(0, 0, ZZ);
        return s.XX * x.LengthSquared + s.YY * y.LengthSquared + s.ZZ * z.LengthSquared + 2 * (s.XY * Vec3.Dot(x, y) + s.XZ * Vec3.Dot(x, z) + s.YZ * Vec3.Dot(y, z));
    }

    private static Vec3 Times(SymTensor s, Vec3 v) => new(s.XX * v.X + s.XY * v.Y + s.XZ * v.Z, s.XY * v.X + s.YY * v.Y + s.YZ * v.Z, s.XZ * v.X + s.YZ * v.Y + s.ZZ * v.Z);
}
