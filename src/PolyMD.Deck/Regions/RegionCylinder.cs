using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>A cylinder along an axis: dim c1 c2 radius lo hi.</summary>
[RegionStyle("cylinder")]
internal sealed class RegionCylinder : DeckRegion
{
    private readonly int _axis, _first, _second;
    private readonly double _c1, _c2, _radius2, _lo, _hi;

    public RegionCylinder(RegionSetup setup, ArgReader args) : base(setup)
    {
        _axis = "xyz".IndexOf(args.Choice("dim", "x", "y", "z"), StringComparison.Ordinal);
        (_first, _second) = _axis switch { 0 => (1, 2), 1 => (0, 2), _ => (0, 1) };
        _c1 = args.Double("c1") * setup.Scale[_first];
        _c2 = args.Double("c2") * setup.Scale[_second];
        double radius = args.Positive("radius") * setup.Scale[_first];
        _radius2 = radius * radius;
        _lo = setup.Bound(args, "lo", _axis, false);
        _hi = setup.Bound(args, "hi", _axis, true);
        args.ExpectEnd();
        if (_lo > _hi) args.Fail("lo must not be greater than hi");
    }

    protected override bool Inside(Vec3 r)
    {
        double a = r[_first] - _c1, b = r[_second] - _c2;
        return a * a + b * b <= _radius2 && r[_axis] >= _lo && r[_axis] <= _hi;
    }
}
