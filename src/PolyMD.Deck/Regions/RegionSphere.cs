using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>A sphere: x y z radius.</summary>
[RegionStyle("sphere")]
internal sealed class RegionSphere : DeckRegion
{
    private readonly Vec3 _centre;
    private readonly double _radius, _radius2;

    public RegionSphere(RegionSetup setup, ArgReader args) : base(setup)
    {
        _centre = new(args.Double("x") * setup.Scale.X, args.Double("y") * setup.Scale.Y, args.Double("z") * setup.Scale.Z);
        _radius = args.Double("radius") * setup.Scale.X;
        if (_radius < 0) args.Fail("'radius' must not be negative");
        args.ExpectEnd();
        _radius2 = _radius * _radius;
    }

    protected override (Vec3 Lo, Vec3 Hi)? Bounds => (_centre - new Vec3(_radius, _radius, _radius), _centre + new Vec3(_radius, _radius, _radius));

    protected override bool Inside(Vec3 r) => (r - _centre).LengthSquared <= _radius2;
}
