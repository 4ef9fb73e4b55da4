using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>A sphere: x y z radius, each of which may be an equal-style variable.</summary>
[RegionStyle("sphere")]
internal sealed class RegionSphere : DeckRegion
{
    private readonly RegionNumber _x, _y, _z, _radius;

    public RegionSphere(RegionSetup setup, ArgReader args) : base(setup)
    {
        (_x, _y, _z) = (setup.Number(args, "x", 0), setup.Number(args, "y", 1), setup.Number(args, "z", 2));
        _radius = setup.Number(args, "radius", 0);
        if (!_radius.IsVariable && _radius.Value < 0) args.Fail("'radius' must not be negative");
        args.ExpectEnd();
        setup.LimitOpen(args, 0);
    }

    public override int ContactLimit => 1;

    protected override (Vec3 Lo, Vec3 Hi)? Bounds => _x.IsVariable || _y.IsVariable || _z.IsVariable || _radius.IsVariable ? null
        : (Centre - new Vec3(_radius.Value, _radius.Value, _radius.Value), Centre + new Vec3(_radius.Value, _radius.Value, _radius.Value));

    private Vec3 Centre => new(_x.Value, _y.Value, _z.Value);

    protected override bool Inside(Vec3 r) => (r - Centre).LengthSquared <= _radius.Value * _radius.Value;

    protected override int InnerContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts)
    {
        Vec3 d = r - Centre;
        double distance = d.Length, radius = _radius.Value;
        // The centre has no nearest point.
        if (distance > radius || distance == 0 || !(radius - distance < cutoff)) return 0;
        contacts[0] = new SurfaceContact(radius - distance, d * (1 - radius / distance));
        return 1;
    }

    protected override int OuterContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts)
    {
        Vec3 d = r - Centre;
        double distance = d.Length, radius = _radius.Value;
        if (distance < radius || !(distance - radius < cutoff)) return 0;
        contacts[0] = new SurfaceContact(distance - radius, d * (1 - radius / distance));
        return 1;
    }
}
