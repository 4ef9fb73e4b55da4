using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// The same acceleration for every atom of a group, f = m g, g in force/mass units: a direction, a chute angle against −z or spherical angles (degrees).
/// Scalar: −Σ m g·r with wrapped positions, which fix_modify energy yes adds to the potential energy. Every number may be an equal-style variable.
/// </summary>
[FixStyle("gravity")]
public sealed class FixGravity : FixBase, IPostForce, IScalarSource, IPotentialContributor, IModifiable
{
    private readonly string _style;
    private readonly ScalarArgument _magnitude;
    private readonly ScalarArgument[] _values;

    /// <summary>Reads <c>fix ID group gravity magnitude chute|spherical|vector values</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Size, style and its angles or components.</param>
    public FixGravity(StyleContext context, ArgReader args) : base(context)
    {
        _magnitude = ScalarArgument.Read(args, "magnitude");
        _style = args.Choice("style", "chute", "spherical", "vector");
        string[] names = _style switch { "chute" => ["angle"], "spherical" => ["phi", "theta"], _ => ["x", "y", "z"] };
        _values = Array.ConvertAll(names, n => ScalarArgument.Read(args, n));
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public double Scalar => PotentialEnergy;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public bool CountsInEnergy { get; private set; }

    /// <inheritdoc/>
    public double PotentialEnergy { get; private set; }

    /// <summary>The present acceleration, length/time² times mass to force.</summary>
    internal Vec3 Acceleration => Direction() * _magnitude.Value;

    /// <inheritdoc/>
    public override void Initialize()
    {
        _magnitude.Resolve(Simulation);
        foreach (ScalarArgument v in _values) v.Resolve(Simulation);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = _magnitude.Requires;
        foreach (ScalarArgument v in _values) needs |= v.Requires;
        return needs;
    }

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        Vec3 g = Acceleration;
        double energy = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 f = g * Atoms.Mass[i];
            Atoms.Fx[i] += f.X;
            Atoms.Fy[i] += f.Y;
            Atoms.Fz[i] += f.Z;
            energy -= Vec3.Dot(f, Atoms.Position(i));
        }
        PotentialEnergy = energy;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes);

    private Vec3 Direction()
    {
        const double degree = Math.PI / 180;
        switch (_style)
        {
            case "chute":
                double angle = _values[0].Value * degree;
                return new Vec3(Math.Sin(angle), 0, -Math.Cos(angle));
            case "spherical":
                double phi = _values[0].Value * degree, theta = _values[1].Value * degree;
                return new Vec3(Math.Sin(theta) * Math.Cos(phi), Math.Sin(theta) * Math.Sin(phi), Math.Cos(theta));
            default:
                Vec3 d = new(_values[0].Value, _values[1].Value, _values[2].Value);
                return d.LengthSquared > 0 ? d / d.Length : default;
        }
    }
}
