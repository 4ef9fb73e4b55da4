using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>Rows of the per-atom virial in the order of <see cref="Engine.PerAtomTally"/>.</summary>
internal static unsafe class AtomVirial
{
    /// <summary>Adds r⊗f (xy = r_x f_y) to one row.</summary>
    public static void Add(double* row, Vec3 r, Vec3 f)
    {
        row[0] += r.X * f.X;
        row[1] += r.Y * f.Y;
        row[2] += r.Z * f.Z;
        row[3] += r.X * f.Y;
        row[4] += r.X * f.Z;
        row[5] += r.Y * f.Z;
        row[6] += r.Y * f.X;
        row[7] += r.Z * f.X;
        row[8] += r.Z * f.Y;
    }
}
