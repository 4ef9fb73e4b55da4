using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>A cylinder along an axis: dim c1 c2 radius lo hi; or a cone: dim c1 c2 radlo radhi lo hi, its radius linear between the ends.</summary>
[RegionStyle("cylinder")]
[RegionStyle("cone")]
internal sealed class RegionCylinder : DeckRegion
{
    private readonly int _axis, _first, _second;
    private readonly double _c1, _c2, _radiusLo, _radiusHi, _lo, _hi;

    public RegionCylinder(RegionSetup setup, ArgReader args) : base(setup)
    {
        bool cone = args.Owner == "region cone";
        _axis = "xyz".IndexOf(args.Choice("dim", "x", "y", "z"), StringComparison.Ordinal);
        (_first, _second) = _axis switch { 0 => (1, 2), 1 => (0, 2), _ => (0, 1) };
        _c1 = args.Double("c1") * setup.Scale[_first];
        _c2 = args.Double("c2") * setup.Scale[_second];
        _radiusLo = args.Double(cone ? "radlo" : "radius") * setup.Scale[_first];
        _radiusHi = cone ? args.Double("radhi") * setup.Scale[_first] : _radiusLo;
        if (_radiusLo < 0 || _radiusHi < 0 || _radiusLo + _radiusHi == 0) args.Fail("a radius must not be negative, and not all may be zero");
        _lo = setup.Bound(args, "lo", _axis, false);
        _hi = setup.Bound(args, "hi", _axis, true);
        args.ExpectEnd();
        if (_lo > _hi) args.Fail("lo must not be greater than hi");
    }

    protected override (Vec3 Lo, Vec3 Hi)? Bounds
    {
        get
        {
            double r = Math.Max(_radiusLo, _radiusHi);
            Vec3 lo = Vec3.Zero.With(_axis, _lo).With(_first, _c1 - r).With(_second, _c2 - r), hi = Vec3.Zero.With(_axis, _hi).With(_first, _c1 + r).With(_second, _c2 + r);
            return (lo, hi);
        }
    }

    protected override bool Inside(Vec3 r)
    {
        if (r[_axis] < _lo || r[_axis] > _hi) return false;
        double a = r[_first] - _c1, b = r[_second] - _c2, radius = _radiusLo;
        if (_radiusHi != _radiusLo) radius += (r[_axis] - _lo) / (_hi - _lo) * (_radiusHi - _radiusLo);
        return a * a + b * b <= radius * radius;
    }
}
