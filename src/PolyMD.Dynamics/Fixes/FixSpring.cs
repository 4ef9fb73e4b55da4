using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// A spring E = ½ K (R − R₀)² on the centre of mass of a group: to a point (tether), or between two groups (couple), where R is the distance
/// of their separation from a given one. Forces are shared by mass. Coordinates that are NULL do not count. Also acts in minimisations.
/// Scalar: E. Vector: force on the group, and its size with the sign of R − R₀. fix_modify energy yes adds E to the potential energy.
/// </summary>
[FixStyle("spring")]
public sealed class FixSpring : FixBase, IMinimizerPostForce, IScalarSource, IVectorSource, IPotentialContributor, IModifiable
{
    private const double SmallestDistance = 1e-10;
    private readonly Group? _other;
    private readonly double _stiffness, _rest;
    private readonly double?[] _point = new double?[3];
    private Vec3 _force;
    private double _size;

    /// <summary>Reads <c>fix ID group spring tether K x y z R0</c> or <c>couple group2 K x y z R0</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Kind, stiffness (force/length), point or separation with NULLs, rest length.</param>
    public FixSpring(StyleContext context, ArgReader args) : base(context)
    {
        if (args.Choice("style", "tether", "couple") == "couple")
        {
            _other = Simulation.Groups.Read(args);
            if (_other.Value.Bit == Group.Bit) args.Fail("a group cannot be coupled to itself");
        }
        _stiffness = args.Double("K");
        for (int k = 0; k < 3; k++) _point[k] = args.TryKeyword("NULL") ? null : args.Double($"{"xyz"[k]}");
        _rest = args.Double("R0");
        if (_rest < 0) args.Fail("'R0' must not be negative");
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public double Scalar => PotentialEnergy;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public int VectorLength => 4;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public bool CountsInEnergy { get; private set; }

    /// <inheritdoc/>
    public double PotentialEnergy { get; private set; }

    /// <inheritdoc/>
    public double VectorAt(int index) => index == 3 ? _size : _force[index];

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        Vec3 centre = GroupSums.Centre(Simulation, Group.Bit);
        Vec3 end = _other is { } other ? GroupSums.Centre(Simulation, other.Bit) : default;
        // From the group to where it is pulled.
        Vec3 d = default;
        for (int k = 0; k < 3; k++)
        {
            if (_point[k] is { } p) d = d.With(k, _other is null ? p - centre[k] : end[k] - centre[k] - p);
        }
        double r = Math.Max(d.Length, SmallestDistance), stretch = r - _rest;
        _force = d * (_stiffness * stretch / r);
        _size = stretch < 0 ? -_force.Length : _force.Length;
        PotentialEnergy = 0.5 * _stiffness * stretch * stretch;
        Pull(Group.Bit, _force);
        if (_other is { } second) Pull(second.Bit, -_force);
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes);

    private void Pull(uint bit, Vec3 force)
    {
        double mass = GroupSums.Mass(Atoms, bit);
        if (mass <= 0) return;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & bit) == 0) continue;
            double share = Atoms.Mass[i] / mass;
            Atoms.Fx[i] += share * force.X;
            Atoms.Fy[i] += share * force.Y;
            Atoms.Fz[i] += share * force.Z;
        }
    }
}
