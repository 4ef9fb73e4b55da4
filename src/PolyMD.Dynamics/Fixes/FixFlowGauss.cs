using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Gaussian dynamics at constant mass flux: along chosen axes an acceleration common to the group cancels its total force, so that the momentum
/// that it has stays. (Strong, Eaves, J. Phys. Chem. B 121, 189 (2017).) Scalar: minus the work done, with 'energy yes' or fix_modify energy
/// yes, which also adds it to the potential energy. Vector: total force applied.
/// </summary>
[FixStyle("flow/gauss")]
public sealed class FixFlowGauss : FixBase, IPostForce, IScalarSource, IVectorSource, IPotentialContributor, IModifiable
{
    private readonly bool[] _flags = new bool[3];
    private readonly bool _work;
    private Vec3 _applied;
    private double _energy;

    /// <summary>Reads <c>fix ID group flow/gauss xflag yflag zflag [energy yes|no]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Flags, keyword.</param>
    public FixFlowGauss(StyleContext context, ArgReader args) : base(context)
    {
        for (int k = 0; k < 3; k++) _flags[k] = args.Integer($"{"xyz"[k]}flag", 0, 1) == 1;
        if (!_flags.Contains(true)) args.Fail("at least one of xflag, yflag, zflag must be 1");
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "energy") args.UnknownKeyword("energy");
            _work = args.YesNo("energy");
        }
    }

    /// <inheritdoc/>
    public double Scalar => PotentialEnergy;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public bool CountsInEnergy { get; private set; }

    /// <inheritdoc/>
    public double PotentialEnergy => _work || CountsInEnergy ? _energy : 0;

    /// <inheritdoc/>
    public double VectorAt(int index) => _applied[index];

    /// <inheritdoc/>
    public override void Setup()
    {
        // No step has been done with this force.
        double before = _energy;
        PostForce();
        _energy = before;
    }

    /// <inheritdoc/>
    public void PostForce()
    {
        Vec3 total = default;
        double mass = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            total += Atoms.Force(i);
            mass += Atoms.Mass[i];
        }
        if (mass <= 0) return;
        _applied = -new Vec3(_flags[0] ? total.X : 0, _flags[1] ? total.Y : 0, _flags[2] ? total.Z : 0);
        Vec3 acceleration = _applied / mass;
        double power = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 f = acceleration * Atoms.Mass[i];
            power += Vec3.Dot(f, Atoms.Velocity(i));
            Atoms.Fx[i] += f.X;
            Atoms.Fy[i] += f.Y;
            Atoms.Fz[i] += f.Z;
        }
        _energy -= power * Simulation.TimeStep;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes);
}
