using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Spheres;

/// <summary>Radii and angular velocities of spheres, moment of inertia 2/5 m r².</summary>
internal sealed class SphereRotation
{
    /// <summary>I / (m r²) of a solid sphere.</summary>
    public const double Inertia = 0.4;

    private readonly AtomStore _atoms;
    private readonly NativeBuffer<double> _radius, _wx, _wy, _wz;
    private readonly NativeBuffer<double>[] _torque;

    /// <summary>Takes the properties of an atom style with sphere; an error at the style's name without one.</summary>
    public SphereRotation(AtomStore atoms, ArgReader args)
    {
        if (atoms.Column(AtomColumnNames.Radius) is null) args.Fail("needs atom_style sphere");
        _atoms = atoms;
        _radius = atoms.Values(AtomColumnNames.Radius);
        (_wx, _wy, _wz) = (atoms.Values(AtomColumnNames.Omega[0]), atoms.Values(AtomColumnNames.Omega[1]), atoms.Values(AtomColumnNames.Omega[2]));
        _torque = [.. AtomColumnNames.Torque.Select(atoms.Values)];
    }

    /// <summary>Radius of a local atom.</summary>
    public double Radius(int i) => _radius[i];

    /// <summary>Angular velocity of a local atom.</summary>
    public Vec3 Omega(int i) => new(_wx[i], _wy[i], _wz[i]);

    /// <summary>m r² ω² of a local atom.</summary>
    public double Spin(int i) => Omega(i).LengthSquared * _radius[i] * _radius[i] * _atoms.Mass[i];

    /// <summary>Changes the angular velocity of a local atom.</summary>
    public void Add(int i, Vec3 change)
    {
        _wx[i] += change.X;
        _wy[i] += change.Y;
        _wz[i] += change.Z;
    }

    /// <summary>Adds to the torque on a local atom.</summary>
    public void AddTorque(int i, Vec3 torque)
    {
        for (int k = 0; k < 3; k++) _torque[k][i] += torque[k];
    }
}
