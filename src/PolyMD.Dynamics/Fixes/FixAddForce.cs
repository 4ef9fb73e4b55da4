using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Adds a force to every atom of a group (in a region), each component a number or an equal-style variable. Constant forces have the
/// potential −Σ F·r (unwrapped), the scalar, which fix_modify energy yes adds to the potential energy. Also acts in minimisations.
/// Vector: total force on these atoms before it was added.
/// </summary>
[FixStyle("addforce")]
public sealed class FixAddForce : FixBase, IMinimizerPostForce, IScalarSource, IVectorSource, IPotentialContributor, IModifiable
{
    private readonly ScalarArgument[] _values = new ScalarArgument[3];
    private readonly int _every = 1;
    private readonly ArgToken? _regionToken;
    private IRegion? _region;
    private Vec3 _total;

    /// <summary>Reads <c>fix ID group addforce fx fy fz [every N] [region ID]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Numbers or v_names; keywords.</param>
    public FixAddForce(StyleContext context, ArgReader args) : base(context)
    {
        for (int k = 0; k < 3; k++) _values[k] = ScalarArgument.Read(args, $"f{"xyz"[k]}");
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "every":
                    _every = args.Integer("every", 1);
                    break;
                case "region":
                    _regionToken = args.Token("region-ID");
                    _region = RegionArgument.Find(Simulation, _regionToken.Value);
                    break;
                case "energy":
                    args.Fail("'energy' (a variable for the potential of variable forces) is not supported");
                    break;
                default:
                    args.UnknownKeyword("every", "region", "energy");
                    break;
            }
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
    public double PotentialEnergy { get; private set; }

    /// <inheritdoc/>
    public double VectorAt(int index) => _total[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        foreach (ScalarArgument v in _values) v.Resolve(Simulation);
        if (_regionToken is { } token) _region = RegionArgument.Find(Simulation, token);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _values[0].Requires | _values[1].Requires | _values[2].Requires;

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        if (Simulation.Step % _every != 0) return;
        Vec3 add = new(_values[0].Value, _values[1].Value, _values[2].Value), total = default;
        bool x = !_values[0].IsVariable, y = !_values[1].IsVariable, z = !_values[2].IsVariable;
        double energy = 0;
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0 || (_region is not null && !_region.Contains(Atoms.Position(i)))) continue;
            total += Atoms.Force(i);
            Vec3 r = Atoms.Unwrapped(i, box);
            if (x) energy -= add.X * r.X;
            if (y) energy -= add.Y * r.Y;
            if (z) energy -= add.Z * r.Z;
            Atoms.Fx[i] += add.X;
            Atoms.Fy[i] += add.Y;
            Atoms.Fz[i] += add.Z;
        }
        _total = total;
        PotentialEnergy = energy;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args)
    {
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "energy") args.UnknownKeyword("energy");
            CountsInEnergy = args.YesNo("energy");
        }
    }
}
