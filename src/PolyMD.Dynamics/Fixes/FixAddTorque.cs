using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Adds forces of the given total torque T about the centre of mass of a group, those of a rigid body in rotation: f = m [ω′ × r + ω × (ω × r)],
/// with I ω′ = T − ω × L and ω the present angular velocity. Components are numbers or equal-style variables. Also acts in minimisations.
/// Scalar: −Σ f·r, which fix_modify energy yes adds to the potential energy. Vector: torque on the group before the forces are added.
/// </summary>
[FixStyle("addtorque")]
public sealed class FixAddTorque : FixBase, IMinimizerPostForce, IScalarSource, IVectorSource, IPotentialContributor, IModifiable
{
    private readonly ScalarArgument[] _values = new ScalarArgument[3];
    private Vec3 _before;

    /// <summary>Reads <c>fix ID group addtorque Tx Ty Tz</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Torque (force times distance): numbers or v_names.</param>
    public FixAddTorque(StyleContext context, ArgReader args) : base(context)
    {
        for (int k = 0; k < 3; k++) _values[k] = ScalarArgument.Read(args, $"T{"xyz"[k]}");
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public double Scalar => PotentialEnergy;

    /// <inheritdoc/>
    public bool CountsInEnergy { get; private set; }

    /// <inheritdoc/>
    public double PotentialEnergy { get; private set; }

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public double VectorAt(int index) => _before[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        foreach (ScalarArgument v in _values) v.Resolve(Simulation);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _values[0].Requires | _values[1].Requires | _values[2].Requires;

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        SimulationBox box = Simulation.Box;
        Vec3 centre = GroupSums.Centre(Simulation, Group.Bit), l = GroupSums.AngularMomentum(Simulation, Group.Bit, centre);
        Vec3 omega = GroupSums.AngularVelocity(Simulation, Group.Bit, centre, l), before = default;
        double toForce = 1 / Simulation.Units.ForceToMassAcceleration;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) != 0) before += Vec3.Cross(Atoms.Unwrapped(i, box) - centre, Atoms.Force(i));
        }
        _before = before;
        Vec3 torque = new(_values[0].Value, _values[1].Value, _values[2].Value);
        Vec3 change = GroupSums.AngularVelocity(Simulation, Group.Bit, centre, torque - Vec3.Cross(omega, l) * toForce);
        double energy = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 d = Atoms.Unwrapped(i, box) - centre;
            Vec3 f = (Vec3.Cross(change, d) + Vec3.Cross(omega, Vec3.Cross(omega, d)) * toForce) * Atoms.Mass[i];
            energy -= Vec3.Dot(f, d);
            Atoms.Fx[i] += f.X;
            Atoms.Fy[i] += f.Y;
            Atoms.Fz[i] += f.Z;
        }
        PotentialEnergy = energy;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes);
}
