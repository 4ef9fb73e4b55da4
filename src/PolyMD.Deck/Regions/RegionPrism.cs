using PolyMD.Engine;
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
        setup.LimitOpen(args, 6);
        for (int k = 0; k < 6; k += 2) if (!(b[k] < b[k + 1])) args.Fail($"{names[k]} must be less than {names[k + 1]}");
        _cell = new SimulationBox(new(b[0], b[2], b[4]), new(b[1] - b[0], b[3] - b[2], b[5] - b[4]), true, true, true, xy, xz, yz) { DeclaredTriclinic = true };
    }

    /// <summary>The shape as a cell.</summary>
    public SimulationBox Cell => _cell;

    protected override (Vec3 Lo, Vec3 Hi)? Bounds
    {
        get
        {
            Vec3[] corners = _cell.Corners();
            return (corners.Aggregate(Vec3.Min), corners.Aggregate(Vec3.Max));
        }
    }

    protected override bool Inside(Vec3 r)
    {
        Vec3 s = _cell.ToFractional(r);
        return s.X >= 0 && s.X <= 1 && s.Y >= 0 && s.Y <= 1 && s.Z >= 0 && s.Z <= 1;
    }

    public override int ContactLimit => 7;

    protected override int InnerContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts)
    {
        if (!Inside(r)) return 0;
        int count = 0;
        for (int face = 0; face < 6; face++)
        {
            (Vec3 corner, Vec3 a, Vec3 b) = Face(face);
            Vec3 normal = Vec3.Cross(a, b);
            normal /= normal.Length;
            double height = Vec3.Dot(r - corner, normal);
            if (Math.Abs(height) < cutoff && !IsOpen(face + 1)) contacts[count++] = new SurfaceContact(Math.Abs(height), height * normal);
        }
        return count;
    }

    protected override int OuterContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts)
    {
        Vec3 s = _cell.ToFractional(r), nearest = default;
        if (s.X > 0 && s.X < 1 && s.Y > 0 && s.Y < 1 && s.Z > 0 && s.Z < 1) return 0;
        double best = double.MaxValue;
        for (int face = 0; face < 6; face++)
        {
            if (IsOpen(face + 1)) continue;
            (Vec3 corner, Vec3 a, Vec3 b) = Face(face);
            Vec3 p = Nearest(r, corner, a, b);
            if (!((r - p).LengthSquared < best)) continue;
            (best, nearest) = ((r - p).LengthSquared, p);
        }
        return best < double.MaxValue ? Touch(r, nearest, cutoff, contacts) : 0;
    }

    // Faces in the order xlo xhi ylo yhi zlo zhi: a corner and two edges.
    private (Vec3 Corner, Vec3 A, Vec3 B) Face(int face)
    {
        int axis = face / 2;
        Vec3 origin = _cell.FromFractional(Vec3.Zero);
        Vec3 Edge(int k) => _cell.FromFractional(Vec3.Zero.With(k, 1)) - origin;
        return (face % 2 == 0 ? origin : origin + Edge(axis), Edge((axis + 1) % 3), Edge((axis + 2) % 3));
    }

    private static Vec3 Nearest(Vec3 r, Vec3 corner, Vec3 a, Vec3 b)
    {
        Vec3 d = r - corner;
        double aa = a.LengthSquared, bb = b.LengthSquared, ab = Vec3.Dot(a, b), da = Vec3.Dot(d, a), db = Vec3.Dot(d, b), determinant = aa * bb - ab * ab;
        double s = (da * bb - db * ab) / determinant, t = (db * aa - da * ab) / determinant;
        if (s >= 0 && s <= 1 && t >= 0 && t <= 1) return corner + s * a + t * b;
        Vec3 best = default;
        double distance = double.MaxValue;
        foreach ((Vec3 start, Vec3 edge) in (ReadOnlySpan<(Vec3, Vec3)>)[(corner, a), (corner, b), (corner + b, a), (corner + a, b)])
        {
            Vec3 p = start + Math.Clamp(Vec3.Dot(r - start, edge) / edge.LengthSquared, 0, 1) * edge;
            if (!((r - p).LengthSquared < distance)) continue;
            (distance, best) = ((r - p).LengthSquared, p);
        }
        return best;
    }
}
