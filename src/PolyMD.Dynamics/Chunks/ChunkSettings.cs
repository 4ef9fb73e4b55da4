using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Chunks;

/// <summary>The words of compute chunk/atom: a style with its arguments and keywords.</summary>
internal sealed class ChunkSettings
{
    private static readonly string[] s_styles = ["bin/1d", "bin/2d", "bin/3d", "bin/sphere", "bin/cylinder", "type", "molecule"];
    private static readonly string[] s_keywords = ["region", "nchunk", "limit", "ids", "compress", "discard", "bound", "pbc", "units"];
    private readonly Dictionary<int, (double? Lo, double? Hi)> _bounds = [];
    private BinAxis[] _axes = [];
    private Numerics.Vec3 _centre;
    private double _inner, _outer;
    private int _shells;
    private string _units = "lattice";
    private bool _minimumImage;

    public ArgToken Style { get; private set; }

    public ArgToken? Region { get; private set; }

    /// <summary>once (true), every (false) or the style's default (null).</summary>
    public bool? CountOnce { get; private set; }

    public int Limit { get; private set; }

    public bool LimitExact { get; private set; }

    /// <summary>Whether limit stood before compress.</summary>
    public bool LimitFirst { get; private set; }

    /// <summary>once, nfreq or every.</summary>
    public string Ids { get; private set; } = "every";

    public bool Compress { get; private set; }

    public string? Discard { get; private set; }

    public bool IsBinned => Style.Text.StartsWith("bin/", StringComparison.Ordinal);

    public static ChunkSettings Read(ArgReader args)
    {
        ChunkSettings s = new() { Style = args.Token("style") };
        s.ReadStyle(args);
        while (!args.AtEnd) s.ReadKeyword(args);
        if (!s.IsBinned && s.Discard == "mixed") args.Fail("'discard mixed' applies to bins; use yes or no");
        return s;
    }

    /// <summary>The rule that finds raw chunks.</summary>
    public IChunkRule CreateRule(Simulation simulation, string owner, ArgReader args)
    {
        if (!IsBinned) return new ValueRule(simulation, Style);
        bool reduced = _units == "reduced";
        if (simulation.Box.IsTriclinic && !reduced) args.Fail("bins in a triclinic box need 'units reduced'");
        Numerics.Vec3 scale = _units == "lattice" ? simulation.LatticeSpacing : new(1, 1, 1);
        foreach (BinAxis axis in _axes)
        {
            (double? lo, double? hi) = _bounds.GetValueOrDefault(axis.Axis);
            axis.Scale(scale[axis.Axis], lo, hi);
        }
        if (_shells == 0) return new BinRule(simulation, owner, _axes, reduced);
        BinAxis? along = _axes.Length > 0 ? _axes[0] : null;
        int radial = along is null ? 0 : along.Axis == 0 ? 1 : 0;
        Numerics.Vec3 centre = new(_centre.X * scale.X, _centre.Y * scale.Y, _centre.Z * scale.Z);
        return new RadialRule(simulation, owner, along, centre, _inner * scale[radial], _outer * scale[radial], _shells, radial, reduced, _minimumImage);
    }

    private void ReadStyle(ArgReader args)
    {
        switch (Style.Text)
        {
            case "bin/1d" or "bin/2d" or "bin/3d":
                _axes = new BinAxis[Style.Text[4] - '0'];
                for (int k = 0; k < _axes.Length; k++) _axes[k] = BinAxis.Read(args);
                if (_axes.Select(a => a.Axis).Distinct().Count() < _axes.Length) args.Fail("each direction can be binned once");
                break;
            case "bin/sphere":
                _centre = new(args.Double("xorig"), args.Double("yorig"), args.Double("zorig"));
                ReadRadii(args);
                break;
            case "bin/cylinder":
                _axes = [BinAxis.Read(args)];
                double c1 = args.Double("c1"), c2 = args.Double("c2");
                _centre = _axes[0].Axis switch { 0 => new(0, c1, c2), 1 => new(c1, 0, c2), _ => new(c1, c2, 0) };
                ReadRadii(args);
                break;
            case "type" or "molecule": break;
            default:
                if (!Resolver.IsReference(Style.Text)) args.Fail($"unknown chunk style '{Style.Text}'{NearestName.Hint(Style.Text, s_styles)} (valid: {string.Join(", ", s_styles)}, c_ID, f_ID, v_name)");
                break;
        }
    }

    private void ReadRadii(ArgReader args)
    {
        _inner = args.Double("rmin");
        _outer = args.Double("rmax");
        if (_inner < 0 || _inner >= _outer) args.Fail($"the radii must satisfy 0 <= rmin < rmax, got {_inner} and {_outer}");
        _shells = args.Integer("number of shells", 1);
    }

    private void ReadKeyword(ArgReader args)
    {
        switch (args.Word("keyword"))
        {
            case "region": Region = args.Token("region-ID"); break;
            case "nchunk": CountOnce = args.Choice("nchunk", "once", "every") == "once"; break;
            case "ids": Ids = args.Choice("ids", "once", "nfreq", "every"); break;
            case "limit":
                Limit = args.Integer("limit", 0);
                LimitFirst = !Compress;
                if (Limit > 0) LimitExact = args.Choice("limit", "max", "exact") == "exact";
                break;
            case "compress": Compress = args.YesNo("compress"); break;
            case "discard": Discard = args.Choice("discard", "yes", "no", "mixed"); break;
            case "bound":
                _bounds[args.Choice("bound dim", "x", "y", "z")[0] - 'x'] = (args.TryKeyword("lower") ? null : args.Double("bound lo"), args.TryKeyword("upper") ? null : args.Double("bound hi"));
                break;
            case "pbc": _minimumImage = args.YesNo("pbc"); break;
            case "units": _units = args.Choice("units", "box", "lattice", "reduced"); break;
            default: args.UnknownKeyword(s_keywords); break;
        }
    }
}
