using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>A parallelepiped: xlo xhi ylo yhi zlo zhi xy xz yz, the shape of a tilted box.</summary>
[RegionStyle("prism")]
internal sealed class RegionPrism : DeckRegion
{
    private readonly SimulationBox _cell;

    public RegionPrism(RegionSetup setup, ArgReader args) : base(setup)
    {
        double[] b = new double[6];
        string[] names = ["xlo", "xhi", "ylo", "yhi", "zlo", "zhi"];
        for (int k = 0; k < 6; k++) b[k] = setup.Bound(args, names[k], k / 2, k % 2 == 1);
        double xy = args.Double("xy") * setup.Scale.X, xz = args.Double("xz") * setup.Scale.X, yz = args.Double("yz") * setup.Scale.Y;
        args.ExpectEnd();
        for (int k = 0; k < 6; k += 2) if (!(b[k] < b[k + 1])) args.Fail($"{names[k]} must be less than {names[k + 1]}");
        _cell = new SimulationBox(new(b[0], b[2], b[4]), new(b[1] - b[0], b[3] - b[2], b[5] - b[4]), true, true, true, xy, xz, yz) { DeclaredTriclinic = true };
    }

    /// <summary>The shape as a cell.</summary>
    public SimulationBox Cell => _cell;

    protected override (Vec3 Lo, Vec3 Hi)? Bounds
    {
        get
        {
            Vec3[] corners = [.. Enumerable.Range(0, 8).Select(k => _cell.FromFractional(new(k & 1, (k >> 1) & 1, k >> 2)))];
            return (corners.Aggregate(Vec3.Min), corners.Aggregate(Vec3.Max));
        }
    }

    protected override bool Inside(Vec3 r)
    {
        Vec3 s = _cell.ToFractional(r);
        return s.X >= 0 && s.X <= 1 && s.Y >= 0 && s.Y <= 1 && s.Z >= 0 && s.Z <= 1;
    }
}
