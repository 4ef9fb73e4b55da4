using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Walls;

/// <summary>One flat wall: a face of the box, and its position as the edge (where it is when the wall is made), a number or an equal-style variable, in lattice spacings or box units.</summary>
internal sealed class WallFace
{
    public static readonly string[] Names = ["xlo", "xhi", "ylo", "yhi", "zlo", "zhi"];
    private readonly ScalarArgument? _position;
    private readonly double _edge;

    private WallFace(int axis, bool upper, double edge, ScalarArgument? position)
    {
        Axis = axis;
        IsUpper = upper;
        _edge = edge;
        _position = position;
    }

    public int Axis { get; }

    /// <summary>Whether atoms are below the wall.</summary>
    public bool IsUpper { get; }

    public string Name => Names[2 * Axis + (IsUpper ? 1 : 0)];

    public Needs Requires => _position?.Requires ?? Needs.None;

    /// <summary>Reads a position after the name of the face.</summary>
    public static WallFace Read(ArgReader args, string name, SimulationBox box, IEnumerable<WallFace> known)
    {
        int face = Array.IndexOf(Names, name), axis = face / 2;
        bool upper = face % 2 == 1;
        if (known.Any(w => w.Name == name)) args.Fail($"wall {name} is given a second time");
        return new WallFace(axis, upper, upper ? box.Hi[axis] : box.Lo[axis], args.TryKeyword("EDGE") ? null : ScalarArgument.Read(args, "position"));
    }

    public void Resolve(Simulation simulation) => _position?.Resolve(simulation);

    public double Position(Simulation simulation, bool lattice)
    {
        if (_position is null) return _edge;
        return _position.Value * (lattice ? simulation.LatticeSpacing[Axis] : 1);
    }

    /// <summary>Refuses a wall across a periodic direction.</summary>
    public void RequireFixedBoundary(ArgReader args, SimulationBox box)
    {
        if (box.IsPeriodic(Axis)) args.Fail($"a wall {Name} needs a boundary that is not periodic along {"xyz"[Axis]}");
    }
}
