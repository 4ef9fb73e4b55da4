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
/// <param name="Simulation">Step and variables, for shapes that change.</param>
internal sealed record RegionSetup(string Id, Vec3 Scale, bool Outside, SimulationBox? Box, IReadOnlyDictionary<string, IRegion> Regions, RegionMotion? Motion = null, Simulation? Simulation = null)
{
    /// <summary>Faces that are open (keyword open), 1 … 6.</summary>
    public IReadOnlyList<int> Open { get; init; } = [];

    /// <summary>Refuses open faces beyond those a shape has.</summary>
    public void LimitOpen(ArgReader args, int faces)
    {
        foreach (int face in Open) if (face > faces) args.Fail(faces == 0 ? "this region has no faces that keyword 'open' could name" : $"keyword 'open': the region has faces 1 to {faces}, got {face}");
    }

    /// <summary>A length that is a number or an equal-style variable.</summary>
    public RegionNumber Number(ArgReader args, string name, int axis) => RegionNumber.Read(args, name, Scale[axis], Simulation);

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
