using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Assigns each atom of a group to a spatial bin along x, y or z: bin = ⌊(r − lo)/delta⌋, lo the last multiple of delta from the origin
/// at or below the lower face. Per-atom value: the 1-based bin, 0 for none. Style bin/1d only.
/// </summary>
[ComputeStyle("chunk/atom")]
public sealed class ComputeChunkAtom : ComputeBase, IPerAtomSource, IChunkAssignment
{
    private static readonly string[] s_keywords = ["region", "nchunk", "limit", "ids", "compress", "discard", "bound", "pbc", "units"];
    private readonly int _axis;
    private readonly string _originWord;
    private readonly double _delta, _origin;
    private readonly bool _reduced, _countEvery = true, _idsOnce;
    private readonly string _discard = "mixed";
    private readonly double? _boundLo, _boundHi;
    private readonly ArgToken? _regionToken;
    private IRegion? _region;
    private int[] _chunkOf = [];
    private double _lo, _volume;
    private bool _isSetUp, _idsFixed;
    private long _assignedVersion = -1;
    private int _orderVersion = -1;

    /// <summary>Reads <c>compute ID group chunk/atom bin/1d dim origin delta keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Style and keywords.</param>
    public ComputeChunkAtom(StyleContext context, ArgReader args) : base(context)
    {
        string style = args.Word("style");
        if (style != "bin/1d") args.Fail($"chunk style '{style}' is not supported{NearestName.Hint(style, ["bin/1d"])} (only bin/1d)");
        _axis = Axis(args, "dim");
        ArgToken origin = args.Token("origin");
        _originWord = origin.Text;
        if (_originWord is not ("lower" or "center" or "upper") && !ArgReader.TryParseDouble(_originWord, out _origin))
            args.Fail($"'origin' must be lower, center, upper or a coordinate, got '{_originWord}'");
        _delta = args.Positive("delta");
        double scale = 1;
        string units = "lattice";
        (double? lo, double? hi) bound = (null, null);
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "region":
                    _regionToken = args.Token("region-ID");
                    _region = RegionArgument.Find(Simulation, _regionToken.Value);
                    break;
                case "nchunk":
                    _countEvery = args.Choice("nchunk", "once", "every") == "every";
                    break;
                case "ids":
                    _idsOnce = args.Choice("ids", "once", "nfreq", "every") switch
                    {
                        "once" => true,
                        "every" => false,
                        _ => Refuse(args, "ids nfreq"),
                    };
                    break;
                case "limit":
                    if (args.Integer("limit", 0) != 0) args.Fail("'limit' is not supported (limit 0 means no limit)");
                    if (args.Peek is "max" or "exact") args.Word("limit kind");
                    break;
                case "compress":
                    if (args.YesNo("compress")) args.Fail("'compress yes' is not supported: empty bins are kept");
                    break;
                case "discard":
                    _discard = args.Choice("discard", "yes", "no", "mixed");
                    break;
                case "bound":
                    if (Axis(args, "bound dim") != _axis) args.Fail("'bound' must name the binned dimension");
                    bound = (args.TryKeyword("lower") ? null : args.Double("bound lo"), args.TryKeyword("upper") ? null : args.Double("bound hi"));
                    break;
                case "pbc":
                    if (args.YesNo("pbc")) args.Fail("'pbc yes' applies to spherical bins only");
                    break;
                case "units":
                    units = args.Choice("units", "box", "lattice", "reduced");
                    break;
                default:
                    args.UnknownKeyword(s_keywords);
                    break;
            }
        }
        _reduced = units == "reduced";
        if (units == "lattice") scale = Simulation.LatticeSpacing[_axis];
        if (Simulation.Box.IsTriclinic && !_reduced) args.Fail("bins in a triclinic box need 'units reduced'");
        _delta *= scale;
        _origin *= scale;
        _boundLo = bound.lo * scale;
        _boundHi = bound.hi * scale;
    }

    /// <inheritdoc/>
    public int ChunkCount { get; private set; }

    /// <inheritdoc/>
    public int CoordinateCount => 1;

    /// <inheritdoc/>
    public double? ChunkVolume => _reduced ? Simulation.Box.Volume * _delta : _volume;

    /// <inheritdoc/>
    public ReadOnlySpan<int> OriginalIds => [];

    /// <inheritdoc/>
    public int AtomColumns => 0;

    /// <inheritdoc/>
    public double Coordinate(int chunk, int k) => _lo + (chunk + 0.5) * _delta;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => _chunkOf[atom];

    /// <inheritdoc/>
    public int ChunkOf(int atom) => _chunkOf[atom];

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        _assignedVersion = -1;
        if (_regionToken is { } token) _region = RegionArgument.Find(Simulation, token);
    }

    /// <inheritdoc/>
    public int SetupChunks()
    {
        if (_isSetUp && !_countEvery) return ChunkCount;
        _isSetUp = true;
        double boxLo = _reduced ? 0 : Simulation.Box.Lo[_axis], boxHi = _reduced ? 1 : Simulation.Box.Hi[_axis];
        double length = boxHi - boxLo;
        double lo = _boundLo ?? boxLo, hi = _boundHi ?? boxHi;
        double origin = _originWord switch { "lower" => lo, "upper" => hi, "center" => 0.5 * (lo + hi), _ => _origin };
        double inverse = 1.0 / _delta;
        if (origin < lo) lo = origin + (int)((lo - origin) * inverse) * _delta;
        else
        {
            double first = origin - (int)((origin - lo) * inverse) * _delta;
            lo = first > lo ? first - _delta : first;
        }
        if (origin < hi)
        {
            double last = origin + (int)((hi - origin) * inverse) * _delta;
            hi = last < hi ? last + _delta : last;
        }
        else hi = origin - (int)((origin - hi) * inverse) * _delta;
        if (lo > hi) throw new SimulationException(Simulation.Step, $"compute {Id} (chunk/atom): the bounds leave no bin");
        _lo = lo;
        ChunkCount = (int)((hi - lo) * inverse + 0.5);
        // Bins of fixed width keep the volume of this moment, reduced ones follow the box.
        _volume = Simulation.Box.Volume * _delta / length;
        _assignedVersion = -1;
        return ChunkCount;
    }

    /// <inheritdoc/>
    public void AssignChunks()
    {
        int n = Atoms.LocalCount;
        if (_idsOnce && _idsFixed && _orderVersion == Atoms.OrderVersion) return;
        if (_assignedVersion == Simulation.StateVersion) return;
        if (_chunkOf.Length < n) _chunkOf = new int[n];
        SimulationBox box = Simulation.Box;
        bool periodic = box.IsPeriodic(_axis);
        double boxLo = _reduced ? 0 : box.Lo[_axis], boxHi = _reduced ? 1 : box.Hi[_axis], length = boxHi - boxLo, inverse = 1.0 / _delta;
        bool openBelow = _discard == "no" || (_discard == "mixed" && _boundLo is null);
        bool openAbove = _discard == "no" || (_discard == "mixed" && _boundHi is null);
        for (int i = 0; i < n; i++)
        {
            _chunkOf[i] = 0;
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            if (_region is not null && !_region.Contains(Atoms.Position(i))) continue;
            double r = _reduced ? box.ToFractional(Atoms.Position(i))[_axis] : Atoms.Position(i)[_axis];
            if (periodic)
            {
                if (r < boxLo) r += length;
                if (r >= boxHi) r -= length;
            }
            int bin = (int)((r - _lo) * inverse);
            if (r < _lo) bin--;
            if (bin < 0 && openBelow) bin = 0;
            if (bin >= ChunkCount && openAbove) bin = ChunkCount - 1;
            if (bin >= 0 && bin < ChunkCount) _chunkOf[i] = bin + 1;
        }
        _assignedVersion = Simulation.StateVersion;
        _orderVersion = Atoms.OrderVersion;
        _idsFixed = true;
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        if (!_isSetUp || _countEvery) SetupChunks();
        AssignChunks();
    }

    private static bool Refuse(ArgReader args, string what)
    {
        args.Fail($"'{what}' is not supported");
        return false;
    }

    private static int Axis(ArgReader args, string name) => args.Choice(name, "x", "y", "z")[0] - 'x';
}
