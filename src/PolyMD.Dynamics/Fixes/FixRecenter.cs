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
/// Shifts atoms every step such that the centre of mass of a group (unwrapped) stays at a point or where it was when the run began (INIT); NULL
/// leaves a coordinate alone. Goes after the integrators. Scalar: distance shifted. Vector: the shift.
/// </summary>
[FixStyle("recenter")]
public sealed class FixRecenter : FixBase, IInitialIntegrate, IRespaIntegrate, IScalarSource, IVectorSource
{
    private enum Kind
    {
        Free,
        Initial,
        Given,
    }

    private readonly Kind[] _kind = new Kind[3];
    private readonly double[] _value = new double[3];
    private readonly Group _shifted;
    private readonly string _units = "lattice";
    private Vec3 _initial, _shift;

    /// <summary>Reads <c>fix ID group recenter x y z [shift group] [units lattice|box|fraction]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Coordinates, NULL or INIT; keywords.</param>
    public FixRecenter(StyleContext context, ArgReader args) : base(context)
    {
        _shifted = Group;
        for (int k = 0; k < 3; k++)
        {
            if (args.TryKeyword("NULL")) continue;
            _kind[k] = args.TryKeyword("INIT") ? Kind.Initial : Kind.Given;
            if (_kind[k] == Kind.Given) _value[k] = args.Double($"{"xyz"[k]}");
        }
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "shift": _shifted = Simulation.Groups.Read(args); break;
                case "units": _units = args.Choice("units", "box", "lattice", "fraction"); break;
                default: args.UnknownKeyword("shift", "units"); break;
            }
        }
    }

    /// <inheritdoc/>
    public double Scalar => _shift.Length;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public double VectorAt(int index) => _shift[index];

    /// <inheritdoc/>
    public override void Initialize() => _initial = GroupSums.Centre(Simulation, Group.Bit);

    /// <inheritdoc/>
    public void InitialIntegrate(RespaLevel level)
    {
        if (level.IsOutermost) InitialIntegrate();
    }

    /// <inheritdoc/>
    public void FinalIntegrate(RespaLevel level)
    {
    }

    /// <inheritdoc/>
    public void InitialIntegrate()
    {
        Vec3 now = GroupSums.Centre(Simulation, Group.Bit), shift = default;
        SimulationBox box = Simulation.Box;
        for (int k = 0; k < 3; k++)
        {
            if (_kind[k] == Kind.Free) continue;
            double target = _units switch
            {
                _ when _kind[k] == Kind.Initial => _initial[k],
                "fraction" => box.Lo[k] + _value[k] * box.Lengths[k],
                "lattice" => _value[k] * Simulation.LatticeSpacing[k],
                _ => _value[k],
            };
            shift = shift.With(k, target - now[k]);
        }
        _shift = shift;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & _shifted.Bit) == 0) continue;
            Atoms.X[i] += shift.X;
            Atoms.Y[i] += shift.Y;
            Atoms.Z[i] += shift.Z;
        }
    }
}
