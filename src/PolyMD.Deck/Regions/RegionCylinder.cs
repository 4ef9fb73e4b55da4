using PolyMD.Engine;
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
    private readonly RegionNumber _c1, _c2, _radius;
    private readonly double _radiusHi, _lo, _hi;
    private readonly bool _cone;

    public RegionCylinder(RegionSetup setup, ArgReader args) : base(setup)
    {
        _cone = args.Owner == "region cone";
        _axis = "xyz".IndexOf(args.Choice("dim", "x", "y", "z"), StringComparison.Ordinal);
        (_first, _second) = _axis switch { 0 => (1, 2), 1 => (0, 2), _ => (0, 1) };
        (_c1, _c2) = (setup.Number(args, "c1", _first), setup.Number(args, "c2", _second));
        _radius = setup.Number(args, _cone ? "radlo" : "radius", _first);
        _radiusHi = _cone ? args.Double("radhi") * setup.Scale[_first] : 0;
        if (_radiusHi < 0 || !_radius.IsVariable && (_radius.Value < 0 || _radius.Value + _radiusHi == 0)) args.Fail("a radius must not be negative, and not all may be zero");
        _lo = setup.Bound(args, "lo", _axis, false);
        _hi = setup.Bound(args, "hi", _axis, true);
        args.ExpectEnd();
        setup.LimitOpen(args, 3);
        if (_lo > _hi) args.Fail("lo must not be greater than hi");
    }

    protected override (Vec3 Lo, Vec3 Hi)? Bounds
    {
        get
        {
            if (_c1.IsVariable || _c2.IsVariable || _radius.IsVariable) return null;
            double r = Math.Max(RadiusLo, RadiusHi);
            Vec3 lo = Vec3.Zero.With(_axis, _lo).With(_first, _c1.Value - r).With(_second, _c2.Value - r), hi = Vec3.Zero.With(_axis, _hi).With(_first, _c1.Value + r).With(_second, _c2.Value + r);
            return (lo, hi);
        }
    }

    public override int ContactLimit => 4;

    private double RadiusLo => _radius.Value;

    private double RadiusHi => _cone ? _radiusHi : _radius.Value;

    protected override bool Inside(Vec3 r)
    {
        double along = r[_axis];
        if (along < _lo || along > _hi) return false;
        double a = r[_first] - _c1.Value, b = r[_second] - _c2.Value, radius = RadiusAt(along);
        return a * a + b * b <= radius * radius;
    }

    protected override int InnerContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts)
    {
        if (!Inside(r)) return 0;
        int count = 0;
        double along = r[_axis], from = Distance(r);
        // On the axis no direction is the nearest.
        if (!IsOpen(3) && from > 0)
        {
            (double a, double b) = Nearest(along, from, _lo, RadiusLo, _hi, RadiusHi);
            count += Touch(r, Point(r, from, a, b), cutoff, contacts);
        }
        if (along - _lo < cutoff && !IsOpen(1)) contacts[count++] = new SurfaceContact(along - _lo, Vec3.Zero.With(_axis, along - _lo));
        if (_hi - along < cutoff && !IsOpen(2)) contacts[count++] = new SurfaceContact(_hi - along, Vec3.Zero.With(_axis, along - _hi));
        return count;
    }

    protected override int OuterContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts)
    {
        double along = r[_axis], from = Distance(r), best = double.MaxValue;
        if (along > _lo && along < _hi && from < RadiusAt(along)) return 0;
        (double, double) nearest = default;
        // The half profile: both ends and the side.
        foreach ((int face, double a0, double r0, double a1, double r1) in (ReadOnlySpan<(int, double, double, double, double)>)[(3, _lo, RadiusLo, _hi, RadiusHi), (1, _lo, 0, _lo, RadiusLo), (2, _hi, 0, _hi, RadiusHi)])
        {
            if (IsOpen(face)) continue;
            (double a, double b) = Nearest(along, from, a0, r0, a1, r1);
            double d2 = (a - along) * (a - along) + (b - from) * (b - from);
            if (!(d2 < best)) continue;
            (best, nearest) = (d2, (a, b));
        }
        return best < double.MaxValue ? Touch(r, Point(r, from, nearest.Item1, nearest.Item2), cutoff, contacts) : 0;
    }

    private double RadiusAt(double along) => _cone && _radiusHi != RadiusLo ? RadiusLo + (along - _lo) / (_hi - _lo) * (_radiusHi - RadiusLo) : RadiusLo;

    private double Distance(Vec3 r)
    {
        double a = r[_first] - _c1.Value, b = r[_second] - _c2.Value;
        return Math.Sqrt(a * a + b * b);
    }

    // The point at a place along the axis and a distance from it, in the direction of r.
    private Vec3 Point(Vec3 r, double from, double along, double radius)
    {
        double scale = from > 0 ? radius / from : 0;
        return r.With(_axis, along).With(_first, _c1.Value + scale * (r[_first] - _c1.Value)).With(_second, _c2.Value + scale * (r[_second] - _c2.Value));
    }

    private static (double Along, double Radius) Nearest(double along, double radius, double a0, double r0, double a1, double r1)
    {
        if (r0 == r1) return (Math.Clamp(along, a0, a1), r0);
        double da = a1 - a0, dr = r1 - r0, t = Math.Clamp(((along - a0) * da + (radius - r0) * dr) / (da * da + dr * dr), 0, 1);
        return (a0 + t * da, r0 + t * dr);
    }
}
