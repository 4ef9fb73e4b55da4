using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Walls;

/// <summary>
/// The surface of a region as a wall: each of its faces acts on the atoms of a group through one of the potentials of flat walls, cut and shifted
/// to zero, along the direction to its nearest point. Scalar: energy. Vector: force on the wall. Also acts in minimisations; fix_modify
/// energy and virial count it.
/// </summary>
[FixStyle("wall/region")]
public sealed class FixWallRegion : FixBase, IMinimizerPostForce, IScalarSource, IVectorSource, IPotentialContributor, IVirialContributor, IModifiable
{
    private readonly ArgToken _regionToken;
    private readonly WallPotential _potential;
    private readonly double[] _parameters;
    private readonly double _cutoff;
    private readonly ExternalVirial _virial;
    private IRegion _region;
    private SurfaceContact[] _contacts = [];
    private Vec3 _force;

    /// <summary>Reads <c>fix ID group wall/region region-ID style parameters cutoff</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Region, potential, its parameters and cutoff.</param>
    public FixWallRegion(StyleContext context, ArgReader args) : base(context)
    {
        _regionToken = args.Token("region-ID");
        _region = RegionArgument.Find(Simulation, _regionToken);
        string style = args.Choice("style", "lj93", "lj126", "lj1043", "colloid", "harmonic", "morse");
        if (style == "colloid") args.Fail("'colloid' needs atoms with radii, which are not supported here");
        (IReadOnlyList<string> names, _potential) = WallPotentials.Find($"wall/{style}");
        _parameters = [.. names.Select(args.Double)];
        _cutoff = args.Positive("cutoff");
        args.ExpectEnd();
        _virial = new ExternalVirial(Simulation);
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
    public SymTensor Virial => _virial.Sum;

    /// <inheritdoc/>
    public double VectorAt(int index) => _force[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        _region = RegionArgument.Find(Simulation, _regionToken);
        _contacts = new SurfaceContact[_region.ContactLimit];
    }

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        _virial.Begin();
        double energy = 0, offset = _potential(_cutoff, _parameters, _cutoff, out _);
        Vec3 total = default;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 r = Atoms.Position(i);
            int count = _region.Contains(r) ? _region.Surface(r, _cutoff, _contacts) : -1;
            if (count < 0) throw Behind(i);
            for (int k = 0; k < count; k++)
            {
                SurfaceContact contact = _contacts[k];
                if (contact.Distance <= 0) throw Behind(i);
                energy += _potential(contact.Distance, _parameters, _cutoff, out double derivative) - offset;
                Vec3 push = contact.Away * (-derivative / contact.Distance);
                Atoms.Fx[i] += push.X;
                Atoms.Fy[i] += push.Y;
                Atoms.Fz[i] += push.Z;
                total -= push;
                _virial.Add(i, contact.Away, push);
            }
        }
        PotentialEnergy = energy;
        _force = total;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes, virial: yes => _virial.Enabled = yes);

    private SimulationException Behind(int i) =>
        new(Simulation.Step, $"fix {Id} (wall/region): atom {Atoms.Id[i]} is outside or on the surface of region {_region.Id}", Atoms.Id[i]);
}
