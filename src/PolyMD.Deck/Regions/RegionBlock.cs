using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>A block: xlo xhi ylo yhi zlo zhi.</summary>
[RegionStyle("block")]
internal sealed class RegionBlock : DeckRegion
{
    private readonly Vec3 _lo, _hi;

    public RegionBlock(RegionSetup setup, ArgReader args) : base(setup)
    {
        double[] b = new double[6];
        string[] names = ["xlo", "xhi", "ylo", "yhi", "zlo", "zhi"];
        for (int k = 0; k < 6; k++) b[k] = setup.Bound(args, names[k], k / 2, k % 2 == 1);
        args.ExpectEnd();
        for (int k = 0; k < 6; k += 2) if (b[k] > b[k + 1]) args.Fail($"{names[k]} must not be greater than {names[k + 1]}");
        _lo = new(b[0], b[2], b[4]);
        _hi = new(b[1], b[3], b[5]);
    }

    /// <summary>Lower corner.</summary>
    public Vec3 Lo => _lo;

    /// <summary>Upper corner.</summary>
    public Vec3 Hi => _hi;

    protected override (Vec3 Lo, Vec3 Hi)? Bounds => (_lo, _hi);

    protected override bool Inside(Vec3 r) => r.X >= _lo.X && r.X <= _hi.X && r.Y >= _lo.Y && r.Y <= _hi.Y && r.Z >= _lo.Z && r.Z <= _hi.Z;
}
