using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Common;

/// <summary>Sums over the atoms of a group: count, mass, centre, momentum, angular momentum, inertia, kinetic energy. Always added in atom order.</summary>
public static unsafe class GroupSums
{
    /// <summary>Number of atoms.</summary>
    /// <param name="atoms">Atoms.</param>
    /// <param name="bit">Group bit.</param>
    public static long Count(AtomStore atoms, uint bit)
    {
        if (bit == 1) return atoms.LocalCount;
        long n = 0;
        uint* mask = atoms.GroupMask.Pointer;
        for (int i = 0; i < atoms.LocalCount; i++) if ((mask[i] & bit) != 0) n++;
        return n;
    }

    /// <summary>Σ m.</summary>
    /// <param name="atoms">Atoms.</param>
    /// <param name="bit">Group bit.</param>
    public static double Mass(AtomStore atoms, uint bit)
    {
        double m = 0;
        for (int i = 0; i < atoms.LocalCount; i++) if ((atoms.GroupMask[i] & bit) != 0) m += atoms.Mass[i];
        return m;
    }

    /// <summary>Σ m v / Σ m, or zero for an empty group.</summary>
    /// <param name="atoms">Atoms.</param>
    /// <param name="bit">Group bit.</param>
    public static Vec3 Velocity(AtomStore atoms, uint bit)
    {
        double m = 0;
        Vec3 p = default;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & bit) == 0) continue;
            m += atoms.Mass[i];
            p += atoms.Velocity(i) * atoms.Mass[i];
        }
        return m > 0 ? p / m : default;
    }

    /// <summary>Centre of mass of unwrapped positions, or zero for an empty group.</summary>
    /// <param name="simulation">Atoms and box.</param>
    /// <param name="bit">Group bit.</param>
    public static Vec3 Centre(Simulation simulation, uint bit)
    {
        AtomStore atoms = simulation.Atoms;
        double m = 0;
        Vec3 c = default;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & bit) == 0) continue;
            m += atoms.Mass[i];
            c += atoms.Unwrapped(i, simulation.Box) * atoms.Mass[i];
        }
        return m > 0 ? c / m : default;
    }

    /// <summary>½ Σ m v² in mass·velocity² units.</summary>
    /// <param name="atoms">Atoms.</param>
    /// <param name="bit">Group bit.</param>
    public static double Kinetic(AtomStore atoms, uint bit)
    {
        double k = 0;
        for (int i = 0; i < atoms.LocalCount; i++) if ((atoms.GroupMask[i] & bit) != 0) k += atoms.Mass[i] * atoms.Velocity(i).LengthSquared;
        return 0.5 * k;
    }

    /// <summary>L = Σ m (r − centre) × v of unwrapped positions.</summary>
    /// <param name="simulation">Atoms and box.</param>
    /// <param name="bit">Group bit.</param>
    /// <param name="centre">Centre of mass.</param>
    public static Vec3 AngularMomentum(Simulation simulation, uint bit, Vec3 centre)
    {
        AtomStore atoms = simulation.Atoms;
        Vec3 l = default;
        for (int i = 0; i < atoms.LocalCount; i++)
            if ((atoms.GroupMask[i] & bit) != 0) l += Vec3.Cross(atoms.Unwrapped(i, simulation.Box) - centre, atoms.Velocity(i)) * atoms.Mass[i];
        return l;
    }

    /// <summary>Rigid rotation ω = I⁻¹ L about the centre of mass (unwrapped positions).</summary>
    /// <param name="simulation">Atoms and box.</param>
    /// <param name="bit">Group bit.</param>
    /// <param name="centre">Centre of mass.</param>
    public static Vec3 AngularVelocity(Simulation simulation, uint bit, Vec3 centre) => AngularVelocity(simulation, bit, centre, AngularMomentum(simulation, bit, centre));

    /// <summary>I⁻¹ L for a given angular momentum, or a torque for the change of the angular velocity.</summary>
    /// <param name="simulation">Atoms and box.</param>
    /// <param name="bit">Group bit.</param>
    /// <param name="centre">Centre of mass.</param>
    /// <param name="l">Angular momentum or torque about it.</param>
    public static Vec3 AngularVelocity(Simulation simulation, uint bit, Vec3 centre, Vec3 l)
    {
        AtomStore atoms = simulation.Atoms;
        SymTensor inertia = default;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & bit) == 0) continue;
            Vec3 d = atoms.Unwrapped(i, simulation.Box) - centre;
            inertia += SymTensor.Inertia(atoms.Mass[i], d);
        }
        (double xx, double yy, double zz, double xy, double xz, double yz) = inertia;
        double det = xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
        // A line or a point has no inverse inertia; such groups do not rotate here.
        double scale = xx * yy * zz;
        if (!(Math.Abs(det) > 1e-12 * scale) || scale <= 0) return default;
        return new Vec3(
            (yy * zz - yz * yz) * l.X + (xz * yz - xy * zz) * l.Y + (xy * yz - xz * yy) * l.Z,
            (xz * yz - xy * zz) * l.X + (xx * zz - xz * xz) * l.Y + (xy * xz - xx * yz) * l.Z,
            (xy * yz - xz * yy) * l.X + (xy * xz - xx * yz) * l.Y + (xx * yy - xy * xy) * l.Z) / det;
    }

    /// <summary>v −= drift for the atoms of a group.</summary>
    /// <param name="atoms">Atoms.</param>
    /// <param name="bit">Group bit.</param>
    /// <param name="drift">Velocity to remove.</param>
    public static void Shift(AtomStore atoms, uint bit, Vec3 drift)
    {
        double* vx = atoms.Vx.Pointer, vy = atoms.Vy.Pointer, vz = atoms.Vz.Pointer;
        uint* mask = atoms.GroupMask.Pointer;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((mask[i] & bit) == 0) continue;
            vx[i] -= drift.X;
            vy[i] -= drift.Y;
            vz[i] -= drift.Z;
        }
    }

    /// <summary>v −= ω×(r − centre) for the atoms of a group.</summary>
    /// <param name="simulation">Atoms and box.</param>
    /// <param name="bit">Group bit.</param>
    /// <param name="centre">Centre of rotation.</param>
    /// <param name="omega">Angular velocity to remove.</param>
    public static void Unrotate(Simulation simulation, uint bit, Vec3 centre, Vec3 omega)
    {
        AtomStore atoms = simulation.Atoms;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & bit) == 0) continue;
            Vec3 u = Vec3.Cross(omega, atoms.Unwrapped(i, simulation.Box) - centre);
            atoms.Vx[i] -= u.X;
            atoms.Vy[i] -= u.Y;
            atoms.Vz[i] -= u.Z;
        }
    }

    /// <summary>v *= factor for the atoms of a group; with a biased temperature only the thermal part is scaled.</summary>
    /// <param name="atoms">Atoms.</param>
    /// <param name="bit">Group bit.</param>
    /// <param name="factor">Factor.</param>
    /// <param name="temperature">Temperature whose bias is kept, or null.</param>
    public static void Scale(AtomStore atoms, uint bit, double factor, ITemperature? temperature = null) =>
        Scale(atoms, bit, new Vec3(factor, factor, factor), temperature);

    /// <summary>v *= factor by component for the atoms of a group; with a biased temperature only the thermal part is scaled.</summary>
    /// <param name="atoms">Atoms.</param>
    /// <param name="bit">Group bit.</param>
    /// <param name="factor">Factors.</param>
    /// <param name="temperature">Temperature whose bias is kept, or null.</param>
    public static void Scale(AtomStore atoms, uint bit, Vec3 factor, ITemperature? temperature)
    {
        int n = atoms.LocalCount;
        double* vx = atoms.Vx.Pointer, vy = atoms.Vy.Pointer, vz = atoms.Vz.Pointer;
        uint* mask = atoms.GroupMask.Pointer;
        if (temperature is { HasBias: true })
        {
            for (int i = 0; i < n; i++)
            {
                if ((mask[i] & bit) == 0) continue;
                Vec3 b = temperature.Bias(i);
                vx[i] = b.X + (vx[i] - b.X) * factor.X;
                vy[i] = b.Y + (vy[i] - b.Y) * factor.Y;
                vz[i] = b.Z + (vz[i] - b.Z) * factor.Z;
            }
        }
        else if (bit == 1)
        {
            System.Numerics.Tensors.TensorPrimitives.Multiply(atoms.Vx.Span[..n], factor.X, atoms.Vx.Span[..n]);
            System.Numerics.Tensors.TensorPrimitives.Multiply(atoms.Vy.Span[..n], factor.Y, atoms.Vy.Span[..n]);
            System.Numerics.Tensors.TensorPrimitives.Multiply(atoms.Vz.Span[..n], factor.Z, atoms.Vz.Span[..n]);
        }
        else
        {
            for (int i = 0; i < n; i++)
            {
                if ((mask[i] & bit) == 0) continue;
                vx[i] *= factor.X;
                vy[i] *= factor.Y;
                vz[i] *= factor.Z;
            }
        }
    }

    /// <summary>v = F S F v for the atoms of a group, with F a factor by component and S = 1 − the upper triangle (xy, xz, yz); with a biased temperature only of the thermal part.</summary>
    /// <param name="atoms">Atoms.</param>
    /// <param name="bit">Group bit.</param>
    /// <param name="factor">Diagonal of F.</param>
    /// <param name="xy">Part of v_y taken from v_x.</param>
    /// <param name="xz">Part of v_z taken from v_x.</param>
    /// <param name="yz">Part of v_z taken from v_y.</param>
    /// <param name="temperature">Temperature whose bias is kept.</param>
    public static void Strain(AtomStore atoms, uint bit, Vec3 factor, double xy, double xz, double yz, ITemperature temperature)
    {
        double* vx = atoms.Vx.Pointer, vy = atoms.Vy.Pointer, vz = atoms.Vz.Pointer;
        uint* mask = atoms.GroupMask.Pointer;
        bool biased = temperature.HasBias;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((mask[i] & bit) == 0) continue;
            Vec3 b = biased ? temperature.Bias(i) : default;
            double x = (vx[i] - b.X) * factor.X, y = (vy[i] - b.Y) * factor.Y, z = (vz[i] - b.Z) * factor.Z;
            x -= y * xy + z * xz;
            y -= z * yz;
            vx[i] = b.X + x * factor.X;
            vy[i] = b.Y + y * factor.Y;
            vz[i] = b.Z + z * factor.Z;
        }
    }
}
