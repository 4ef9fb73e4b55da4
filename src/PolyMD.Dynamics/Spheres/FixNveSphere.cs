using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Spheres;

/// <summary>
/// Constant-energy integration of spheres by velocity Verlet: positions and velocities as fix nve, ω += dt/2 τ / I with I = 2/5 m r² (disc: ½ m r²).
/// 'update dipole' turns dipole moments with the spheres, dμ/dt = ω × μ, their lengths kept.
/// </summary>
[FixStyle("nve/sphere")]
public sealed class FixNveSphere : FixBase, IInitialIntegrate, IFinalIntegrate, IDisposable
{
    private const double DiscInertia = 0.5;
    private readonly VerletKernel _kernel;
    private readonly SphereRotation _spheres;
    private readonly NativeBuffer<double>[] _torque;
    private readonly NativeBuffer<double>[]? _dipole;
    private readonly double _inertia = SphereRotation.Inertia;

    /// <summary>Reads <c>fix ID group nve/sphere [update dipole] [disc]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Keywords.</param>
    public FixNveSphere(StyleContext context, ArgReader args) : base(context)
    {
        _spheres = new SphereRotation(Atoms, args);
        _torque = [.. AtomColumnNames.Torque.Select(Atoms.Values)];
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "update":
                    if (args.Choice("update", "dipole", "dipole/dlm") == "dipole/dlm") args.Fail("'dipole/dlm' is not supported; use 'dipole'");
                    if (Atoms.Column(AtomColumnNames.DipoleMagnitude) is null) args.Fail("'update dipole' needs an atom style with dipoles");
                    _dipole = [.. AtomColumnNames.Dipole.Select(Atoms.Values)];
                    break;
                case "disc":
                    if (!Simulation.Box.IsTwoDimensional) args.Fail("'disc' needs a two-dimensional system");
                    _inertia = DiscInertia;
                    break;
                default: args.UnknownKeyword("update", "disc"); break;
            }
        }
        _kernel = new VerletKernel(Simulation, Group);
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        for (int i = 0; i < Atoms.LocalCount; i++)
            if ((Atoms.GroupMask[i] & Group.Bit) != 0 && _spheres.Radius(i) == 0) throw new PolyMDException($"fix {Id} (nve/sphere): atom {Atoms.Id[i]} is a point: its diameter must be greater than 0");
        _kernel.Invalidate();
    }

    /// <inheritdoc/>
    public void InitialIntegrate()
    {
        _kernel.Kick();
        _kernel.Drift();
        Turn();
        if (_dipole is not null) TurnDipoles();
    }

    /// <inheritdoc/>
    public void FinalIntegrate()
    {
        _kernel.Kick();
        Turn();
    }

    /// <inheritdoc/>
    public void Dispose() => _kernel.Dispose();

    private void Turn()
    {
        double dt = 0.5 * Simulation.TimeStep * Simulation.Units.ForceToMassAcceleration / _inertia;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            double r = _spheres.Radius(i);
            _spheres.Add(i, new Vec3(_torque[0][i], _torque[1][i], _torque[2][i]) * (dt / (r * r * Atoms.Mass[i])));
        }
    }

    private void TurnDipoles()
    {
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            Vec3 mu = new(_dipole![0][i], _dipole[1][i], _dipole[2][i]);
            double length = Atoms.Values(AtomColumnNames.DipoleMagnitude)[i];
            if ((Atoms.GroupMask[i] & Group.Bit) == 0 || length <= 0) continue;
            Vec3 turned = mu + Simulation.TimeStep * Vec3.Cross(_spheres.Omega(i), mu);
            turned *= length / turned.Length;
            for (int k = 0; k < 3; k++) _dipole[k][i] = turned[k];
        }
    }
}
