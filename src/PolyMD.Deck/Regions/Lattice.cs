using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>The lattice of a deck: basis atoms in a unit cell, oriented and scaled, and the spacing that <c>units lattice</c> refers to.</summary>
internal sealed class Lattice
{
    private static readonly string[] s_styles = ["none", "sc", "bcc", "fcc", "hcp", "diamond", "sq", "sq2", "hex", "custom"];
    private readonly Vec3[] _cell = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];
    private readonly Vec3[] _orient = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];
    private Vec3 _origin;

    private Lattice(string style) => Style = style;

    public string Style { get; }

    /// <summary>Basis atoms in fractions of the unit cell.</summary>
    public IReadOnlyList<Vec3> Basis { get; private set; } = [];

    /// <summary>Length of the unit cell's edge.</summary>
    public double Scale { get; private set; } = 1;

    /// <summary>What one lattice unit means along x, y, z.</summary>
    public Vec3 Spacing { get; private set; }

    public static Lattice None(double spacing) => new("none") { Scale = spacing, Spacing = new(spacing, spacing, spacing) };

    /// <summary>Reads the words of the lattice command.</summary>
    /// <param name="args">Style, scale and options.</param>
    /// <param name="reducedUnits">The scale is a density.</param>
    /// <param name="dimension">2 or 3, or 0 if it is not known yet.</param>
    public static Lattice Read(ArgReader args, bool reducedUnits, int dimension)
    {
        string style = args.Word("style");
        if (!s_styles.Contains(style)) args.Fail($"unknown lattice '{style}'{NearestName.Hint(style, s_styles)}");
        bool flat = style is "sq" or "sq2" or "hex";
        if (flat ? dimension == 3 : dimension == 2 && style is not ("none" or "custom"))
            args.Fail($"lattice {style} belongs to {(flat ? "two" : "three")} dimensions, but the system has {dimension}");
        double scale = args.Positive("scale");
        if (style == "none")
        {
            args.ExpectEnd();
            return None(scale);
        }
        Lattice lattice = new(style);
        List<Vec3> basis = [.. StandardBasis(style)];
        if (style == "hcp")
        {
            lattice._cell[1] = new(0, Math.Sqrt(3), 0);
            lattice._cell[2] = new(0, 0, Math.Sqrt(8.0 / 3));
        }
        if (style == "hex") lattice._cell[1] = new(0, Math.Sqrt(3), 0);
        Vec3? spacing = null;
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "origin":
                    lattice._origin = ReadVector(args, "origin");
                    if (Enumerable.Range(0, 3).Any(k => lattice._origin[k] < 0 || lattice._origin[k] >= 1)) args.Fail("'origin' must lie in 0 <= x < 1");
                    break;
                case "orient":
                {
                    int axis = "xyz".IndexOf(args.Choice("direction", "x", "y", "z"), StringComparison.Ordinal);
                    lattice._orient[axis] = new(args.Integer("i"), args.Integer("j"), args.Integer("k"));
                    break;
                }
                case "spacing": spacing = new(args.Positive("dx"), args.Positive("dy"), args.Positive("dz")); break;
                case "a1" or "a2" or "a3":
                {
                    if (style != "custom") args.Fail("a1, a2, a3 and basis belong to lattice custom");
                    lattice._cell[keyword[1] - '1'] = ReadVector(args, keyword);
                    break;
                }
                case "basis":
                {
                    if (style != "custom") args.Fail("a1, a2, a3 and basis belong to lattice custom");
                    Vec3 b = ReadVector(args, "basis");
                    if (Enumerable.Range(0, 3).Any(k => b[k] < 0 || b[k] >= 1)) args.Fail("'basis' must lie in 0 <= x < 1");
                    basis.Add(b);
                    break;
                }
                default: args.UnknownKeyword("origin", "orient", "spacing", "a1", "a2", "a3", "basis"); break;
            }
        }
        if (basis.Count == 0) args.Fail("lattice custom needs at least one 'basis'");
        lattice.CheckOrientation(args);
        lattice.Basis = basis;
        double volume = Vec3.Dot(lattice._cell[0], Vec3.Cross(lattice._cell[1], lattice._cell[2]));
        if (!(volume > 0)) args.Fail("a1, a2, a3 must form a right-handed cell with a volume");
        if (dimension == 2) lattice.CheckFlat(args, basis);
        // In reduced units the scale is a density.
        lattice.Scale = reducedUnits ? Math.Pow(basis.Count / volume / scale, 1.0 / (dimension == 2 ? 2 : 3)) : scale;
        lattice.Spacing = spacing is { } s ? s * lattice.Scale : lattice.CellExtent();
        return lattice;
    }

    /// <summary>Cartesian position of a point given in unit cells.</summary>
    public Vec3 ToCartesian(Vec3 cells) => Oriented(cells) * Scale + new Vec3(Spacing.X * _origin.X, Spacing.Y * _origin.Y, Spacing.Z * _origin.Z);

    /// <summary>Range of unit cells that can touch a box.</summary>
    public (Vec3 Lo, Vec3 Hi) CellsAround(IEnumerable<Vec3> corners)
    {
        Vec3 lo = new(1e20, 1e20, 1e20), hi = -lo;
        foreach (Vec3 corner in corners)
        {
            Vec3 c = FromCartesian(corner);
            lo = Vec3.Min(lo, c);
            hi = Vec3.Max(hi, c);
        }
        return (lo, hi);
    }

    private static Vec3 ReadVector(ArgReader args, string name) => new(args.Double(name + " x"), args.Double(name + " y"), args.Double(name + " z"));

    private static Vec3[] StandardBasis(string style) => style switch
    {
        "sc" or "sq" => [new(0, 0, 0)],
        "sq2" or "hex" => [new(0, 0, 0), new(0.5, 0.5, 0)],
        "bcc" => [new(0, 0, 0), new(0.5, 0.5, 0.5)],
        "fcc" => [new(0, 0, 0), new(0.5, 0.5, 0), new(0.5, 0, 0.5), new(0, 0.5, 0.5)],
        "hcp" => [new(0, 0, 0), new(0.5, 0.5, 0), new(0.5, 5.0 / 6, 0.5), new(0, 1.0 / 3, 0.5)],
        "diamond" =>
        [
            new(0, 0, 0), new(0, 0.5, 0.5), new(0.5, 0, 0.5), new(0.5, 0.5, 0), new(0.25, 0.25, 0.25), new(0.25, 0.75, 0.75), new(0.75, 0.25, 0.75), new(0.75, 0.75, 0.25),
        ],
        _ => [],
    };

    private void CheckOrientation(ArgReader args)
    {
        Vec3 x = _orient[0], y = _orient[1], z = _orient[2];
        if (Vec3.Dot(x, y) != 0 || Vec3.Dot(y, z) != 0 || Vec3.Dot(x, z) != 0) args.Fail("the orient vectors are not perpendicular to each other");
        if (!(Vec3.Dot(Vec3.Cross(x, y), z) > 0)) args.Fail("the orient vectors are not right-handed");
    }

    private void CheckFlat(ArgReader args, List<Vec3> basis)
    {
        if (_orient[2].X != 0 || _orient[2].Y != 0) args.Fail("in two dimensions 'orient z' must be 0 0 1");
        if (_origin.Z != 0) args.Fail("in two dimensions the z of 'origin' must be 0");
        if (_cell[0].Z != 0 || _cell[1].Z != 0 || _cell[2] != new Vec3(0, 0, 1)) args.Fail("in two dimensions a1 and a2 must lie in the plane and a3 must be 0 0 1");
        if (basis.Exists(b => b.Z != 0)) args.Fail("in two dimensions every 'basis' must lie in the plane");
    }

    private Vec3 Oriented(Vec3 cells)
    {
        Vec3 r = cells.X * _cell[0] + cells.Y * _cell[1] + cells.Z * _cell[2];
        return new(Vec3.Dot(_orient[0], r) / _orient[0].Length, Vec3.Dot(_orient[1], r) / _orient[1].Length, Vec3.Dot(_orient[2], r) / _orient[2].Length);
    }

    private Vec3 FromCartesian(Vec3 r)
    {
        Vec3 s = (r - new Vec3(Spacing.X * _origin.X, Spacing.Y * _origin.Y, Spacing.Z * _origin.Z)) / Scale;
        Vec3 p = s.X / _orient[0].Length * _orient[0] + s.Y / _orient[1].Length * _orient[1] + s.Z / _orient[2].Length * _orient[2];
        double v = Vec3.Dot(_cell[0], Vec3.Cross(_cell[1], _cell[2]));
        return new(Vec3.Dot(p, Vec3.Cross(_cell[1], _cell[2])) / v, Vec3.Dot(p, Vec3.Cross(_cell[2], _cell[0])) / v, Vec3.Dot(p, Vec3.Cross(_cell[0], _cell[1])) / v);
    }

    private Vec3 CellExtent()
    {
        Vec3 lo = new(1e20, 1e20, 1e20), hi = -lo;
        for (int k = 0; k < 8; k++)
        {
            Vec3 c = Oriented(new(k & 1, (k >> 1) & 1, k >> 2)) * Scale;
            lo = Vec3.Min(lo, c);
            hi = Vec3.Max(hi, c);
        }
        return hi - lo;
    }
}
