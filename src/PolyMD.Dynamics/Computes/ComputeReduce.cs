using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Reduces per-atom numbers (attributes, c_ID, f_ID, v_name) over a group, optionally over a region too, or local data (bonds, pairs, …) to one
/// number each: sum, sumsq (Σ a²), min, max, ave, avesq (Σ a² / n). replace i j: instead of its own extremum input i gives its element where j
/// has its. Scalar for one input, vector for several.
/// </summary>
[ComputeStyle("reduce")]
[ComputeStyle("reduce/region")]
public sealed class ComputeReduce : ComputeBase, IScalarSource, IVectorSource
{
    private static readonly string[] s_modes = ["sum", "sumsq", "min", "max", "ave", "avesq"];
    private readonly string _mode;
    private readonly ArgToken? _regionToken;
    private readonly ArgToken[] _tokens;
    private readonly IPerAtomQuantity?[] _perAtom;
    private readonly LocalInput?[] _local;
    private readonly int[] _replacedBy;
    private readonly double[] _values;
    private readonly long[] _where;
    private IRegion? _region;
    private double[] _buffer = [];

    /// <summary>Reads <c>compute ID group reduce mode inputs… [replace i j]</c> or <c>… reduce/region region-ID mode inputs…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Mode, inputs, keyword.</param>
    public ComputeReduce(StyleContext context, ArgReader args) : base(context)
    {
        if (context.Style == "reduce/region")
        {
            _regionToken = args.Token("region-ID");
            _region = RegionArgument.Find(Simulation, _regionToken.Value);
        }
        _mode = args.Choice("mode", s_modes);
        List<ArgToken> tokens = [];
        List<(int Which, int By)> replacements = [];
        while (!args.AtEnd)
        {
            ArgToken token = args.Token("input");
            if (token.Text != "replace")
            {
                if (replacements.Count > 0) args.Fail($"'{token.Text}' stands after 'replace': inputs come first");
                Resolver.Expand(Simulation, token, s => s is ILocalSource local ? local.LocalColumns : (s as IPerAtomSource)?.AtomColumns ?? 0, tokens);
                continue;
            }
            if (_mode is not ("min" or "max")) args.Fail("'replace' goes with min and max");
            int which = args.Integer("vec1", 1, tokens.Count), by = args.Integer("vec2", 1, tokens.Count);
            if (which == by) args.Fail("an input cannot be replaced by itself");
            replacements.Add((which - 1, by - 1));
        }
        if (tokens.Count == 0) args.Fail("at least one input is needed (x, vx, fx, …, c_ID, f_ID, v_name)");
        _tokens = [.. tokens];
        _values = new double[_tokens.Length];
        _where = new long[_tokens.Length];
        _perAtom = new IPerAtomQuantity?[_tokens.Length];
        _local = new LocalInput?[_tokens.Length];
        _replacedBy = Enumerable.Repeat(-1, _tokens.Length).ToArray();
        foreach ((int which, int by) in replacements) _replacedBy[which] = by;
        foreach ((_, int by) in replacements) if (_replacedBy[by] >= 0) args.Fail($"input {by + 1} is replaced itself and cannot replace another");
        Resolve();
    }

    /// <inheritdoc/>
    public override Needs Requires
    {
        get
        {
            Needs needs = Needs.None;
            for (int k = 0; k < _tokens.Length; k++) needs |= _local[k]?.Requires ?? _perAtom[k]!.Requires;
            return needs;
        }
    }

    /// <inheritdoc/>
    public double Scalar => _values[0];

    /// <inheritdoc/>
    public bool ScalarIsExtensive => _mode is "sum" or "sumsq";

    /// <inheritdoc/>
    public int VectorLength => _values.Length;

    /// <inheritdoc/>
    public bool VectorIsExtensive => ScalarIsExtensive;

    /// <inheritdoc/>
    public double VectorAt(int index) => _values[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        if (_regionToken is { } token) _region = RegionArgument.Find(Simulation, token);
        Resolve();
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        for (int k = 0; k < _tokens.Length; k++) if (_replacedBy[k] < 0) Reduce(k, Load(k));
        for (int k = 0; k < _tokens.Length; k++)
        {
            if (_replacedBy[k] < 0) continue;
            int n = Load(k);
            long at = _where[_replacedBy[k]];
            _values[k] = at >= 0 && at < n ? _buffer[at] : 0;
        }
    }

    // Writes the numbers of an input into the buffer.
    private int Load(int k)
    {
        if (_local[k] is { } local)
        {
            local.Prepare();
            int rows = local.Count;
            if (_buffer.Length < rows) _buffer = new double[rows];
            for (int r = 0; r < rows; r++) _buffer[r] = local.Value(r);
            return rows;
        }
        int n = Atoms.LocalCount;
        if (_buffer.Length < n) _buffer = new double[n];
        _perAtom[k]!.Evaluate(_buffer.AsSpan(0, n));
        return n;
    }

    private void Reduce(int k, int n)
    {
        bool atoms = _local[k] is null, square = _mode is "sumsq" or "avesq";
        double sum = 0, min = double.MaxValue, max = -double.MaxValue;
        long count = 0, least = -1, greatest = -1;
        for (int i = 0; i < n; i++)
        {
            if (atoms && (Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            if (atoms && _region is not null && !_region.Contains(Atoms.Position(i))) continue;
            double a = _buffer[i];
            sum += square ? a * a : a;
            if (a < min) (min, least) = (a, i);
            if (a > max) (max, greatest) = (a, i);
            count++;
        }
        _where[k] = _mode == "min" ? least : greatest;
        _values[k] = _mode switch
        {
            "min" => min,
            "max" => max,
            "ave" or "avesq" => count > 0 ? sum / count : 0,
            _ => sum,
        };
    }

    private void Resolve()
    {
        for (int k = 0; k < _tokens.Length; k++)
        {
            _local[k] = LocalInput.Find(Simulation, _tokens[k]);
            if (_local[k] is null) _perAtom[k] = Resolver.Of(Simulation, _tokens[k]).PerAtom(_tokens[k]);
        }
    }
}
