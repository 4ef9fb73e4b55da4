using PolyMD.Engine;
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
        setup.LimitOpen(args, 6);
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

    public override int ContactLimit => 7;

    protected override int InnerContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts)
    {
        if (!Inside(r)) return 0;
        int count = 0;
        for (int face = 0; face < 6; face++)
        {
            int axis = face / 2;
            double away = r[axis] - (face % 2 == 0 ? _lo : _hi)[axis];
            if (Math.Abs(away) < cutoff && !IsOpen(face + 1)) contacts[count++] = new SurfaceContact(Math.Abs(away), Vec3.Zero.With(axis, away));
        }
        return count;
    }

    protected override int OuterContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts)
    {
        bool within = r.X > _lo.X && r.X < _hi.X && r.Y > _lo.Y && r.Y < _hi.Y && r.Z > _lo.Z && r.Z < _hi.Z;
        if (within) return 0;
        Vec3 nearest = Vec3.Max(_lo, Vec3.Min(_hi, r));
        if (Setup.Open.Count > 0)
        {
            // The nearest point of the faces that are there.
            double best = double.MaxValue;
            Vec3 clamped = nearest;
            for (int face = 0; face < 6; face++)
            {
                if (IsOpen(face + 1)) continue;
                Vec3 p = clamped.With(face / 2, (face % 2 == 0 ? _lo : _hi)[face / 2]);
                if (!((r - p).LengthSquared < best)) continue;
                (best, nearest) = ((r - p).LengthSquared, p);
            }
            if (best == double.MaxValue) return 0;
        }
        return Touch(r, nearest, cutoff, contacts);
    }
}
