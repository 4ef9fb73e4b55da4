using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Inertia and rotation of chunks about their centres of mass.</summary>
internal static class InertiaSums
{
    // LAMMPS' limits: a determinant below the first counts as singular, principal moments below the second (of the largest) as none.
    private const double SmallestDeterminant = 1e-6, SmallestMoment = 1e-7;

    /// <summary>Adds xx, yy, zz, xy, yz, xz of each chunk.</summary>
    public static void Inertia(Vec3[] centre, AtomStore atoms, in SimulationBox box, Func<int, int> chunkOf, Span<double> table)
    {
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            int c = chunkOf(i);
            if (c < 0) continue;
            Vec3 d = atoms.Unwrapped(i, box) - centre[c];
            SymTensor inertia = SymTensor.Inertia(atoms.Mass[i], d);
            Span<double> row = table.Slice(6 * c, 6);
            row[0] += inertia.XX;
            row[1] += inertia.YY;
            row[2] += inertia.ZZ;
            row[3] += inertia.XY;
            row[4] += inertia.YZ;
            row[5] += inertia.XZ;
        }
    }

    /// <summary>Adds the angular momentum of each chunk.</summary>
    public static void AngularMomentum(Vec3[] centre, AtomStore atoms, in SimulationBox box, Func<int, int> chunkOf, Span<double> table)
    {
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            int c = chunkOf(i);
            if (c < 0) continue;
            Vec3 l = Vec3.Cross(atoms.Unwrapped(i, box) - centre[c], atoms.Velocity(i)) * atoms.Mass[i];
            table[3 * c] += l.X;
            table[3 * c + 1] += l.Y;
            table[3 * c + 2] += l.Z;
        }
    }

    /// <summary>ω with I ω = L; about axes without inertia nothing rotates.</summary>
    public static Vec3 AngularVelocity(in SymTensor i, Vec3 l)
    {
        double det = i.XX * (i.YY * i.ZZ - i.YZ * i.YZ) - i.XY * (i.XY * i.ZZ - i.YZ * i.XZ) + i.XZ * (i.XY * i.YZ - i.YY * i.XZ);
        if (det > SmallestDeterminant)
        {
            return new Vec3(
                (i.YY * i.ZZ - i.YZ * i.YZ) * l.X + (i.XZ * i.YZ - i.XY * i.ZZ) * l.Y + (i.XY * i.YZ - i.XZ * i.YY) * l.Z,
                (i.XZ * i.YZ - i.XY * i.ZZ) * l.X + (i.XX * i.ZZ - i.XZ * i.XZ) * l.Y + (i.XY * i.XZ - i.XX * i.YZ) * l.Z,
                (i.XY * i.YZ - i.XZ * i.YY) * l.X + (i.XY * i.XZ - i.XX * i.YZ) * l.Y + (i.XX * i.YY - i.XY * i.XY) * l.Z) / det;
        }
        (double[] moments, Vec3[] axes) = SymmetricEigen.Solve(i);
        double largest = moments.Max();
        Vec3 omega = default;
        for (int k = 0; k < 3; k++) if (moments[k] > SmallestMoment * largest) omega += axes[k] * (Vec3.Dot(axes[k], l) / moments[k]);
        return omega;
    }
}
