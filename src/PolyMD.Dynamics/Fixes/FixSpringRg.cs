using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Drives the radius of gyration of a group towards a value: E = K (R_g − R_g0)², f_i = −2 K (m_i/M)(1 − R_g0/R_g)(r_i − r_cm). NULL takes the
/// radius at the start of the first run. Scalar: R_g0.
/// </summary>
[FixStyle("spring/rg")]
public sealed class FixSpringRg : FixBase, IPostForce, IScalarSource, IStateful
{
    private readonly double _stiffness;
    private double _target = double.NaN;

    /// <summary>Reads <c>fix ID group spring/rg K RG0|NULL</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Stiffness and target.</param>
    public FixSpringRg(StyleContext context, ArgReader args) : base(context)
    {
        _stiffness = args.Double("K");
        if (!args.TryKeyword("NULL")) _target = args.Double("RG0");
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public double Scalar => _target;

    /// <inheritdoc/>
    public override void Initialize()
    {
        if (double.IsNaN(_target)) _target = Radius(GroupSums.Centre(Simulation, Group.Bit), GroupSums.Mass(Atoms, Group.Bit));
    }

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        double mass = GroupSums.Mass(Atoms, Group.Bit);
        Vec3 centre = GroupSums.Centre(Simulation, Group.Bit);
        double radius = Radius(centre, mass);
        if (!(radius > 0)) return;
        double factor = 2 * _stiffness * (1 - _target / radius) / mass;
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 f = (Atoms.Unwrapped(i, box) - centre) * (factor * Atoms.Mass[i]);
            Atoms.Fx[i] -= f.X;
            Atoms.Fy[i] -= f.Y;
            Atoms.Fz[i] -= f.Z;
        }
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => writer.Write(_target);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _target = reader.ReadDouble();

    private double Radius(Vec3 centre, double mass)
    {
        double sum = 0;
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++) if ((Atoms.GroupMask[i] & Group.Bit) != 0) sum += Atoms.Mass[i] * (Atoms.Unwrapped(i, box) - centre).LengthSquared;
        return mass > 0 ? Math.Sqrt(sum / mass) : 0;
    }
}
