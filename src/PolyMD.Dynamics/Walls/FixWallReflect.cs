using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Walls;

/// <summary>Mirrors on faces of the box: an atom of the group that has moved through one is put back by the same distance and the component of its velocity changes sign.</summary>
[FixStyle("wall/reflect")]
public sealed class FixWallReflect : FixBase, IPostIntegrate
{
    private readonly List<WallFace> _walls = [];
    private readonly bool _lattice = true;

    /// <summary>Reads <c>fix ID group wall/reflect face position … [units lattice|box]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Faces with positions (EDGE, number or variable).</param>
    public FixWallReflect(StyleContext context, ArgReader args) : base(context)
    {
        while (!args.AtEnd)
        {
            string word = args.Word("face");
            if (WallFace.Names.Contains(word)) _walls.Add(WallFace.Read(args, word, Simulation.Box, _walls));
            else if (word == "units") _lattice = LatticeUnits.Read(args);
            else args.UnknownKeyword([.. WallFace.Names, "units"]);
        }
        if (_walls.Count == 0) args.Fail("at least one face is needed: xlo, xhi, ylo, yhi, zlo or zhi");
        foreach (WallFace w in _walls) w.RequireFixedBoundary(args, Simulation.Box);
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        foreach (WallFace w in _walls) w.Resolve(Simulation);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        foreach (WallFace w in _walls) needs |= w.Requires;
        return needs;
    }

    /// <inheritdoc/>
    public void PostIntegrate()
    {
        foreach (WallFace wall in _walls)
        {
            double position = wall.Position(Simulation, _lattice);
            NativeBuffer<double> x = wall.Axis == 0 ? Atoms.X : wall.Axis == 1 ? Atoms.Y : Atoms.Z, v = wall.Axis == 0 ? Atoms.Vx : wall.Axis == 1 ? Atoms.Vy : Atoms.Vz;
            for (int i = 0; i < Atoms.LocalCount; i++)
            {
                if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
                if (wall.IsUpper ? !(x[i] > position) : !(x[i] < position)) continue;
                x[i] = position + (position - x[i]);
                v[i] = -v[i];
            }
        }
    }
}
