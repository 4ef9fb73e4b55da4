using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>What a region is made with: its id, the scale of its lengths, the present box for EDGE and the regions known so far. Region constructors are (RegionSetup setup, ArgReader args).</summary>
/// <param name="Id">Region id.</param>
/// <param name="Scale">Factor on lengths along x, y, z (lattice spacing or 1).</param>
/// <param name="Outside">side out.</param>
/// <param name="Box">The box, or null before it exists.</param>
/// <param name="Regions">Regions by id.</param>
/// <param name="Motion">What move and rotate do, or null.</param>
internal sealed record RegionSetup(string Id, Vec3 Scale, bool Outside, SimulationBox? Box, IReadOnlyDictionary<string, IRegion> Regions, RegionMotion? Motion = null)
{
    /// <summary>Stands for INF.</summary>
    public const double Infinite = 1e20;

    /// <summary>A coordinate along an axis: a number in region units, INF or EDGE.</summary>
    public double Bound(ArgReader args, string name, int axis, bool upper)
    {
        if (args.TryKeyword("INF")) return upper ? Infinite : -Infinite;
        if (args.TryKeyword("EDGE"))
        {
            if (Box is not { } box) args.Fail("EDGE needs the simulation box to exist");
            else return upper ? box.Hi[axis] : box.Lo[axis];
        }
        return args.Double(name) * Scale[axis];
    }
}
