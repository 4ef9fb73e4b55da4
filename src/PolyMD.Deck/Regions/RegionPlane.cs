using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>A half space: a point x y z and the normal nx ny nz that points inside.</summary>
[RegionStyle("plane")]
internal sealed class RegionPlane : DeckRegion
{
    private readonly Vec3 _point, _normal;

    public RegionPlane(RegionSetup setup, ArgReader args) : base(setup)
    {
        _point = new(args.Double("x") * setup.Scale.X, args.Double("y") * setup.Scale.Y, args.Double("z") * setup.Scale.Z);
        _normal = new(args.Double("nx"), args.Double("ny"), args.Double("nz"));
        args.ExpectEnd();
        if (_normal == Vec3.Zero) args.Fail("the normal must not be zero");
    }

    protected override bool Inside(Vec3 r) => Vec3.Dot(r - _point, _normal) >= 0;
}
