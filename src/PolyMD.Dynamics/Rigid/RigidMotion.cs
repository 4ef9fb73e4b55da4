using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <summary>Turning a body over a step: by a Richardson iteration, or by the symplectic splitting of Miller et al., J. Chem. Phys. 116, 8649 (2002).</summary>
internal static class RigidMotion
{
    // Moments below this have no rotation of their own in the splitting.
    private const double SmallestMoment = 1e-6;

    /// <summary>Advances the orientation with q' = ½ ω q at constant angular momentum: one full step against two half steps, combined to second order.</summary>
    public static void Richardson(RigidBody body, double dt)
    {
        Quaternion4 q = body.Orientation, rate = Quaternion4.Product(body.AngularVelocity, q);
        Quaternion4 full = (q + rate * (0.5 * dt)).Normalized(), half = (q + rate * (0.25 * dt)).Normalized();
        body.Orientation = half;
        body.UpdateAxes();
        body.UpdateAngularVelocity();
        half = (half + Quaternion4.Product(body.AngularVelocity, half) * (0.25 * dt)).Normalized();
        body.Orientation = (half * 2 - full).Normalized();
        // The angular velocity stays that of the middle of the step: the velocities of the atoms until the forces are known, for the virial.
        body.UpdateAxes();
    }

    /// <summary>Conjugate momentum 2 q L of the angular momentum in body axes.</summary>
    public static void StartSplitting(RigidBody body) => body.Conjugate = Quaternion4.Product(body.Orientation, body.ToBody(body.AngularMomentum)) * 2;

    /// <summary>Half a kick by the torque.</summary>
    public static void KickSplitting(RigidBody body, double dtf)
    {
        Vec3 torque = new(body.Torque.X * body.TorqueOn.X, body.Torque.Y * body.TorqueOn.Y, body.Torque.Z * body.TorqueOn.Z);
        body.Conjugate += Quaternion4.Product(body.Orientation, body.ToBody(torque)) * (2 * dtf);
    }

    /// <summary>Free rotation over a step as rotations about the third, second, first, second and third axis.</summary>
    public static void TurnSplitting(RigidBody body, double dt)
    {
        Turn(body, 2, 0.5 * dt);
        Turn(body, 1, 0.5 * dt);
        Turn(body, 0, dt);
        Turn(body, 1, 0.5 * dt);
        Turn(body, 2, 0.5 * dt);
        body.UpdateAxes();
        FinishSplitting(body);
    }

    /// <summary>Angular momentum and velocity from the conjugate momentum.</summary>
    public static void FinishSplitting(RigidBody body)
    {
        body.AngularMomentum = body.ToSpace(Quaternion4.ConjugateProduct(body.Orientation, body.Conjugate)) * 0.5;
        body.UpdateAngularVelocity();
    }

    private static void Turn(RigidBody body, int axis, double dt)
    {
        Quaternion4 q = body.Orientation, p = body.Conjugate, kq = Permute(q, axis), kp = Permute(p, axis);
        double moment = body.Moments[axis], angle = Math.Abs(moment) < SmallestMoment ? 0 : dt * Quaternion4.Dot(p, kq) / (4 * moment);
        (double s, double c) = Math.SinCos(angle);
        body.Conjugate = p * c + kp * s;
        body.Orientation = q * c + kq * s;
    }

    private static Quaternion4 Permute(in Quaternion4 q, int axis) => axis switch
    {
        0 => new(-q.X, q.W, q.Z, -q.Y),
        1 => new(-q.Y, -q.Z, q.W, q.X),
        _ => new(-q.Z, q.Y, -q.X, q.W),
    };
}
