using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <summary>One rigid body: its atoms, mass, principal moments and present motion. Positions are unwrapped, angular momentum and torque are about the centre of mass.</summary>
internal sealed class RigidBody(int[] ids, int key)
{
    // A moment this much smaller than the largest one is that of a line.
    private const double LineTolerance = 1e-7;

    /// <summary>Molecule id, value of the variable, or number of the body, by which files name it.</summary>
    public int Key => key;

    /// <summary>Atom ids.</summary>
    public int[] Ids { get; } = ids;

    /// <summary>Local indices of the atoms.</summary>
    public int[] Atoms { get; } = new int[ids.Length];

    /// <summary>Places of the atoms in body axes.</summary>
    public Vec3[] Places { get; } = new Vec3[ids.Length];

    /// <summary>Arms of the atoms and the forces that kept them in the body at the first half of the step, for the virial per atom.</summary>
    public (Vec3 Arm, Vec3 Force)[] Earlier { get; } = new (Vec3, Vec3)[ids.Length];

    /// <summary>Id of the atom nearest to the middle of the extents.</summary>
    public int Owner { get; set; }

    public double Mass { get; set; }

    public Vec3 Moments { get; set; }

    public Vec3 Centre { get; set; }

    public Vec3 Velocity { get; set; }

    public Vec3 Force { get; set; }

    public Vec3 Torque { get; set; }

    /// <summary>Force by noise and drag (keyword langevin).</summary>
    public Vec3 NoiseForce { get; set; }

    /// <summary>Torque by noise and drag.</summary>
    public Vec3 NoiseTorque { get; set; }

    public Vec3 AngularMomentum { get; set; }

    public Vec3 AngularVelocity { get; set; }

    /// <summary>Conjugate momentum of the orientation (styles nve).</summary>
    public Quaternion4 Conjugate { get; set; }

    /// <summary>1 or 0 by component: whether forces act.</summary>
    public Vec3 ForceOn { get; set; } = new(1, 1, 1);

    /// <summary>1 or 0 by component: whether torques act.</summary>
    public Vec3 TorqueOn { get; set; } = new(1, 1, 1);

    public Quaternion4 Orientation { get; set; } = new(1, 0, 0, 0);

    public Vec3 Ex { get; private set; }

    public Vec3 Ey { get; private set; }

    public Vec3 Ez { get; private set; }

    public bool IsLinear => Moments.X == 0 || Moments.Y == 0 || Moments.Z == 0;

    public Vec3 ToBody(Vec3 v) => new(Vec3.Dot(v, Ex), Vec3.Dot(v, Ey), Vec3.Dot(v, Ez));

    public Vec3 ToSpace(Vec3 v) => Ex * v.X + Ey * v.Y + Ez * v.Z;

    public void UpdateAxes() => (Ex, Ey, Ez) = Orientation.Axes();

    /// <summary>ω = I⁻¹ L; no rotation about an axis without moment.</summary>
    public void UpdateAngularVelocity()
    {
        Vec3 l = ToBody(AngularMomentum);
        AngularVelocity = ToSpace(new Vec3(Moments.X == 0 ? 0 : l.X / Moments.X, Moments.Y == 0 ? 0 : l.Y / Moments.Y, Moments.Z == 0 ? 0 : l.Z / Moments.Z));
    }

    /// <summary>Takes principal moments and axes from the inertia tensor (largest moment first).</summary>
    public void SetInertia(SymTensor inertia)
    {
        Span<double> values = stackalloc double[3];
        Span<Vec3> axes = stackalloc Vec3[3];
        SymmetricEigen.Solve(inertia, values, axes);
        double largest = Math.Max(values[0], Math.Max(values[1], values[2]));
        for (int k = 0; k < 3; k++) if (values[k] < LineTolerance * largest) values[k] = 0;
        Moments = new Vec3(values[0], values[1], values[2]);
        (Ex, Ey, Ez) = (axes[0], axes[1], axes[2]);
        if (Vec3.Dot(Vec3.Cross(Ex, Ey), Ez) < 0) Ez = -Ez;
        Orientation = Quaternion4.FromAxes(Ex, Ey, Ez);
        UpdateAxes();
    }

    /// <summary>Degrees of freedom that are left.</summary>
    public double Freedom => (IsLinear ? 2 : 3) + ForceOn.X + ForceOn.Y + ForceOn.Z - (3 - TorqueOn.X - TorqueOn.Y - TorqueOn.Z);

    /// <summary>Kinetic energy twice, of the moving and turning body, without components that are switched off.</summary>
    public double TwiceKinetic()
    {
        Vec3 w = ToBody(AngularVelocity), v = Velocity;
        return Mass * (ForceOn.X * v.X * v.X + ForceOn.Y * v.Y * v.Y + ForceOn.Z * v.Z * v.Z)
            + TorqueOn.X * Moments.X * w.X * w.X + TorqueOn.Y * Moments.Y * w.Y * w.Y + TorqueOn.Z * Moments.Z * w.Z * w.Z;
    }
}
