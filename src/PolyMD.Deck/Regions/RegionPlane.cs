using PolyMD.Engine;
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
        Vec3 normal = new(args.Double("nx"), args.Double("ny"), args.Double("nz"));
        args.ExpectEnd();
        if (normal == Vec3.Zero) args.Fail("the normal must not be zero");
        setup.LimitOpen(args, 0);
        _normal = normal / normal.Length;
    }

    public override int ContactLimit => 1;

    protected override bool Inside(Vec3 r) => Height(r) >= 0;

    protected override int InnerContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts)
    {
        double height = Height(r);
        if (!(height < cutoff && height >= 0)) return 0;
        contacts[0] = new SurfaceContact(height, height * _normal);
        return 1;
    }

    protected override int OuterContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts)
    {
        double height = Height(r);
        if (!(-height < cutoff && height <= 0)) return 0;
        contacts[0] = new SurfaceContact(-height, height * _normal);
        return 1;
    }

    private double Height(Vec3 r) => Vec3.Dot(r - _point, _normal);
}
