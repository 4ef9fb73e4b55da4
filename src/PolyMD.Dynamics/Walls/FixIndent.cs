using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Walls;

/// <summary>
/// An indenter that repels the atoms of a group with U = K/3 |r − R|³ where they overlap it: a sphere, a cylinder along an axis (outside or, with
/// side in, inside) or a plane. Geometry may be equal-style variables. Scalar: energy. Vector: force on the indenter. Also acts in
/// minimisations; fix_modify energy counts it.
/// </summary>
[FixStyle("indent")]
public sealed class FixIndent : FixBase, IMinimizerPostForce, IScalarSource, IVectorSource, IPotentialContributor, IModifiable
{
    private readonly double _stiffness;
    private readonly string _shape = "";
    private readonly int _axis;
    private readonly bool _inside, _lattice = true, _upper;
    private readonly ScalarArgument?[] _centre = new ScalarArgument?[3];
    private readonly ScalarArgument? _radius;
    private Vec3 _force;

    /// <summary>Reads <c>fix ID group indent K sphere x y z R | cylinder dim c1 c2 R | plane dim pos lo|hi [side in|out] [units lattice|box]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Stiffness (force/length²), shape, keywords.</param>
    public FixIndent(StyleContext context, ArgReader args) : base(context)
    {
        _stiffness = args.Double("K");
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            switch (word)
            {
                case "sphere":
                    for (int k = 0; k < 3; k++) _centre[k] = ScalarArgument.Read(args, $"{"xyz"[k]}");
                    _radius = ScalarArgument.Read(args, "R");
                    _shape = word;
                    break;
                case "cylinder":
                    _axis = args.Choice("dim", "x", "y", "z")[0] - 'x';
                    for (int k = 0; k < 3; k++) if (k != _axis) _centre[k] = ScalarArgument.Read(args, $"{"xyz"[k]}");
                    _radius = ScalarArgument.Read(args, "R");
                    _shape = word;
                    break;
                case "plane":
                    _axis = args.Choice("dim", "x", "y", "z")[0] - 'x';
                    _centre[_axis] = ScalarArgument.Read(args, "pos");
                    _upper = args.Choice("side", "lo", "hi") == "hi";
                    _shape = word;
                    break;
                case "side": _inside = args.Choice("side", "in", "out") == "in"; break;
                case "units": _lattice = LatticeUnits.Read(args); break;
                default: args.UnknownKeyword("sphere", "cylinder", "plane", "side", "units"); break;
            }
        }
        if (_shape.Length == 0) args.Fail("a shape is needed: sphere, cylinder or plane");
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
    public double VectorAt(int index) => _force[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        foreach (ScalarArgument? c in _centre) c?.Resolve(Simulation);
        _radius?.Resolve(Simulation);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = _radius?.Requires ?? Needs.None;
        foreach (ScalarArgument? c in _centre) needs |= c?.Requires ?? Needs.None;
        return needs;
    }

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        // Variables give lengths of the box, numbers those of keyword units.
        Vec3 scale = LatticeUnits.Scale(Simulation, _lattice), centre = default;
        for (int k = 0; k < 3; k++) if (_centre[k] is { } c) centre = centre.With(k, c.IsVariable ? c.Value : c.Value * scale[k]);
        double radius = _radius is null ? 0 : _radius.IsVariable ? _radius.Value : _radius.Value * scale.X;
        if (radius < 0) throw new SimulationException(Simulation.Step, $"fix {Id} (indent): the radius is {radius}");
        bool plane = _shape == "plane", cylinder = _shape == "cylinder";
        double energy = 0;
        Vec3 force = default;
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 d, direction;
            double overlap;
            if (plane)
            {
                // lo pushes up atoms that are below the plane, hi pushes down those above.
                double side = _upper ? -1 : 1;
                overlap = side * (centre[_axis] - Atoms.Position(i)[_axis]);
                direction = default(Vec3).With(_axis, side);
            }
            else
            {
                d = Atoms.Position(i) - centre;
                if (cylinder) d = d.With(_axis, 0);
                d = box.MinimumImage(d);
                double r = d.Length, side = _inside ? -1 : 1;
                overlap = side * (radius - r);
                direction = r > 0 ? d * (side / r) : default;
            }
            if (!(overlap > 0)) continue;
            Vec3 f = direction * (_stiffness * overlap * overlap);
            Atoms.Fx[i] += f.X;
            Atoms.Fy[i] += f.Y;
            Atoms.Fz[i] += f.Z;
            energy += _stiffness / 3 * overlap * overlap * overlap;
            force -= f;
        }
        PotentialEnergy = energy;
        _force = force;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes);
}
