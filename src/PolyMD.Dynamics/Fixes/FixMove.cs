using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Moves the atoms of a group as prescribed, whatever the forces: linear X₀ + V t, wiggle X₀ + A sin ωt, rotation about an axis, or displacements
/// and velocities from variables; components that are NULL are integrated by velocity Verlet. Time counts from the moment the fix was
/// made. Per atom: unwrapped X₀.
/// </summary>
[FixStyle("move")]
public sealed class FixMove : FixBase, IInitialIntegrate, IRespaIntegrate, IFinalIntegrate, IPerAtomSource, IStateful, IRemembersIds
{
    private readonly string _style;
    private readonly double?[] _vector = new double?[3];
    private readonly AtomArgument?[] _displacements = new AtomArgument?[3], _velocities = new AtomArgument?[3];
    private readonly Vec3 _point, _axis;
    private readonly double _period = 1;
    private readonly OriginalPositions _origin;
    private long _firstStep;

    /// <summary>Reads <c>fix ID group move linear Vx Vy Vz | wiggle Ax Ay Az period | rotate Px Py Pz Rx Ry Rz period | variable dx dy dz vx vy vz [units lattice|box]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Style, values, units.</param>
    public FixMove(StyleContext context, ArgReader args) : base(context)
    {
        _style = args.Choice("style", "linear", "wiggle", "rotate", "variable");
        switch (_style)
        {
            case "linear" or "wiggle":
                for (int k = 0; k < 3; k++) _vector[k] = args.TryKeyword("NULL") ? null : args.Double($"{(_style == "linear" ? 'V' : 'A')}{"xyz"[k]}");
                if (_style == "wiggle") _period = args.Positive("period");
                break;
            case "rotate":
                _point = new Vec3(args.Double("Px"), args.Double("Py"), args.Double("Pz"));
                _axis = new Vec3(args.Double("Rx"), args.Double("Ry"), args.Double("Rz"));
                if (_axis.LengthSquared == 0) args.Fail("the axis must not be zero");
                _axis /= _axis.Length;
                _period = args.Positive("period");
                break;
            default:
                for (int k = 0; k < 3; k++) _displacements[k] = Variable(args, $"v_d{"xyz"[k]}");
                for (int k = 0; k < 3; k++) _velocities[k] = Variable(args, $"v_v{"xyz"[k]}");
                break;
        }
        bool lattice = true;
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "units") args.UnknownKeyword("units");
            lattice = LatticeUnits.Read(args);
        }
        Vec3 scale = LatticeUnits.Scale(Simulation, lattice);
        for (int k = 0; k < 3; k++) _vector[k] *= scale[k];
        _point = new Vec3(_point.X * scale.X, _point.Y * scale.Y, _point.Z * scale.Z);
        _origin = new OriginalPositions(Simulation);
        _firstStep = Simulation.Step;

        static AtomArgument? Variable(ArgReader args, string name)
        {
            if (args.TryKeyword("NULL")) return null;
            AtomArgument a = AtomArgument.Read(args, name);
            if (!a.IsVariable) args.Fail($"'{name}' must be a variable (v_name) or NULL");
            return a;
        }
    }

    /// <inheritdoc/>
    public int AtomColumns => 3;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => (Atoms.GroupMask[atom] & Group.Bit) != 0 ? _origin.Of(Atoms.Id[atom])[column] : 0;

    /// <inheritdoc/>
    public override void Initialize()
    {
        foreach (AtomArgument? a in _displacements) a?.Resolve(Simulation);
        foreach (AtomArgument? a in _velocities) a?.Resolve(Simulation);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        for (int k = 0; k < 3; k++) needs |= (_displacements[k]?.Requires ?? Needs.None) | (_velocities[k]?.Requires ?? Needs.None);
        return needs;
    }

    /// <inheritdoc/>
    public void InitialIntegrate(RespaLevel level)
    {
        if (level.IsOutermost) InitialIntegrate();
    }

    /// <inheritdoc/>
    public void FinalIntegrate(RespaLevel level)
    {
        if (level.IsOutermost) FinalIntegrate();
    }

    /// <inheritdoc/>
    public void InitialIntegrate()
    {
        double dt = Simulation.TimeStep, time = (Simulation.Step - _firstStep) * dt;
        foreach (AtomArgument? a in _displacements) a?.Update(Simulation);
        foreach (AtomArgument? a in _velocities) a?.Update(Simulation);
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 r = Atoms.Position(i), v = Atoms.Velocity(i), shift = box.Shift(Atoms.ImageX[i], Atoms.ImageY[i], Atoms.ImageZ[i]);
            Vec3 origin = _origin.Of(Atoms.Id[i]);
            if (_style == "rotate") Rotate(origin, time, shift, ref r, ref v);
            else
            {
                for (int k = 0; k < 3; k++)
                {
                    (double x, double u) = Component(i, k, time, origin[k] - shift[k], r[k], v[k]);
                    r = r.With(k, x);
                    v = v.With(k, u);
                }
            }
            (Atoms.X[i], Atoms.Y[i], Atoms.Z[i]) = (r.X, r.Y, r.Z);
            (Atoms.Vx[i], Atoms.Vy[i], Atoms.Vz[i]) = (v.X, v.Y, v.Z);
        }
    }

    /// <inheritdoc/>
    public void FinalIntegrate()
    {
        for (int k = 0; k < 3; k++)
        {
            if (!IsFree(k)) continue;
            for (int i = 0; i < Atoms.LocalCount; i++)
            {
                if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
                double kick = HalfKick(i, k);
                if (k == 0) Atoms.Vx[i] += kick;
                else if (k == 1) Atoms.Vy[i] += kick;
                else Atoms.Vz[i] += kick;
            }
        }
    }

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh) => _origin.RenumberIds(fresh);

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_firstStep);
        _origin.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _firstStep = reader.ReadInt64();
        _origin.LoadState(reader);
    }

    private bool IsFree(int k) => _style switch
    {
        "rotate" => false,
        "variable" => _displacements[k] is null && _velocities[k] is null,
        _ => _vector[k] is null,
    };

    private double HalfKick(int i, int k) => 0.5 * Simulation.TimeStep * Simulation.Units.ForceToMassAcceleration / Atoms.Mass[i] * Atoms.Force(i)[k];

    private (double X, double V) Component(int i, int k, double time, double origin, double x, double v)
    {
        double dt = Simulation.TimeStep;
        if (IsFree(k))
        {
            v += HalfKick(i, k);
            return (x + dt * v, v);
        }
        switch (_style)
        {
            case "linear":
                double speed = _vector[k]!.Value;
                return (origin + speed * time, speed);
            case "wiggle":
                double omega = 2 * Math.PI / _period, amplitude = _vector[k]!.Value;
                return (origin + amplitude * Math.Sin(omega * time), amplitude * omega * Math.Cos(omega * time));
            default:
                if (_velocities[k] is { } u) v = u[i];
                return (_displacements[k] is { } d ? origin + d[i] : x + dt * v, v);
        }
    }

    private void Rotate(Vec3 origin, double time, Vec3 shift, ref Vec3 r, ref Vec3 v)
    {
        double omega = 2 * Math.PI / _period, cosine = Math.Cos(omega * time), sine = Math.Sin(omega * time);
        Vec3 d = origin - _point, along = _axis * Vec3.Dot(d, _axis), across = d - along, turned = across * cosine + Vec3.Cross(_axis, across) * sine;
        r = _point + along + turned - shift;
        v = Vec3.Cross(_axis, turned) * omega;
    }
}
