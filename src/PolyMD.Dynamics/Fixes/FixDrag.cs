using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>Pulls every atom of a group towards a point (by the nearest image, without the coordinates that are NULL) with a force of constant size while it is farther than delta. Vector: sum of these forces.</summary>
[FixStyle("drag")]
public sealed class FixDrag : FixBase, IPostForce, IVectorSource
{
    private readonly double?[] _point = new double?[3];
    private readonly double _size, _delta;
    private Vec3 _total;

    /// <summary>Reads <c>fix ID group drag x y z fmag delta</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Point with NULLs, force, distance.</param>
    public FixDrag(StyleContext context, ArgReader args) : base(context)
    {
        for (int k = 0; k < 3; k++) _point[k] = args.TryKeyword("NULL") ? null : args.Double($"{"xyz"[k]}");
        _size = args.Double("fmag");
        _delta = args.Double("delta");
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public double VectorAt(int index) => _total[index];

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        Vec3 total = default;
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 d = default, r = Atoms.Position(i);
            for (int k = 0; k < 3; k++) if (_point[k] is { } p) d = d.With(k, r[k] - p);
            d = box.MinimumImage(d);
            double distance = d.Length;
            if (!(distance > _delta)) continue;
            Vec3 f = d * (-_size / distance);
            Atoms.Fx[i] += f.X;
            Atoms.Fy[i] += f.Y;
            Atoms.Fz[i] += f.Z;
            total += f;
        }
        _total = total;
    }
}
