using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <summary>A quaternion (W; X, Y, Z). Unit quaternions turn body axes into space axes; products with vectors take those as pure quaternions.</summary>
internal readonly record struct Quaternion4(double W, double X, double Y, double Z)
{
    public Quaternion4 Normalized() => this * (1 / Math.Sqrt(Dot(this, this)));

    public static double Dot(in Quaternion4 a, in Quaternion4 b) => a.W * b.W + a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static Quaternion4 operator +(in Quaternion4 a, in Quaternion4 b) => new(a.W + b.W, a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Quaternion4 operator -(in Quaternion4 a, in Quaternion4 b) => new(a.W - b.W, a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Quaternion4 operator *(in Quaternion4 a, double s) => new(a.W * s, a.X * s, a.Y * s, a.Z * s);

    /// <summary>v q: the rate of change of an orientation that turns with angular velocity 2v in space.</summary>
    public static Quaternion4 Product(Vec3 v, in Quaternion4 q) => new(
        -v.X * q.X - v.Y * q.Y - v.Z * q.Z, v.X * q.W + v.Y * q.Z - v.Z * q.Y, v.Y * q.W + v.Z * q.X - v.X * q.Z, v.Z * q.W + v.X * q.Y - v.Y * q.X);

    /// <summary>q v, with the vector in body axes.</summary>
    public static Quaternion4 Product(in Quaternion4 q, Vec3 v) => new(
        -q.X * v.X - q.Y * v.Y - q.Z * v.Z, q.W * v.X + q.Y * v.Z - q.Z * v.Y, q.W * v.Y + q.Z * v.X - q.X * v.Z, q.W * v.Z + q.X * v.Y - q.Y * v.X);

    /// <summary>Vector part of q* p.</summary>
    public static Vec3 ConjugateProduct(in Quaternion4 q, in Quaternion4 p) => new(
        q.W * p.X - q.X * p.W - q.Y * p.Z + q.Z * p.Y, q.W * p.Y - q.Y * p.W - q.Z * p.X + q.X * p.Z, q.W * p.Z - q.Z * p.W - q.X * p.Y + q.Y * p.X);

    /// <summary>The three body axes in space.</summary>
    public (Vec3 Ex, Vec3 Ey, Vec3 Ez) Axes() => (
        new Vec3(W * W + X * X - Y * Y - Z * Z, 2 * (X * Y + W * Z), 2 * (X * Z - W * Y)),
        new Vec3(2 * (X * Y - W * Z), W * W - X * X + Y * Y - Z * Z, 2 * (Y * Z + W * X)),
        new Vec3(2 * (X * Z + W * Y), 2 * (Y * Z - W * X), W * W - X * X - Y * Y + Z * Z));

    /// <summary>The orientation of a right-handed set of axes, from its largest component (Shepperd, J. Guid. Control 1, 223 (1978)).</summary>
    public static Quaternion4 FromAxes(Vec3 ex, Vec3 ey, Vec3 ez)
    {
        double w = 0.25 * (ex.X + ey.Y + ez.Z + 1), x = w - 0.5 * (ey.Y + ez.Z), y = w - 0.5 * (ex.X + ez.Z), z = w - 0.5 * (ex.X + ey.Y);
        Quaternion4 q;
        if (w >= 0.25)
        {
            double s = Math.Sqrt(w), f = 0.25 / s;
            q = new(s, (ey.Z - ez.Y) * f, (ez.X - ex.Z) * f, (ex.Y - ey.X) * f);
        }
        else if (x >= 0.25)
        {
            double s = Math.Sqrt(x), f = 0.25 / s;
            q = new((ey.Z - ez.Y) * f, s, (ey.X + ex.Y) * f, (ez.X + ex.Z) * f);
        }
        else if (y >= 0.25)
        {
            double s = Math.Sqrt(y), f = 0.25 / s;
            q = new((ez.X - ex.Z) * f, (ey.X + ex.Y) * f, s, (ez.Y + ey.Z) * f);
        }
        else
        {
            double s = Math.Sqrt(z), f = 0.25 / s;
            q = new((ex.Y - ey.X) * f, (ez.X + ex.Z) * f, (ez.Y + ey.Z) * f, s);
        }
        return q.Normalized();
    }
}
