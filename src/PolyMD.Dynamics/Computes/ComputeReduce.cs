using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Reduces per-atom numbers (attributes, c_ID, f_ID, v_name) over a group, optionally over a region too, to one number each:
/// sum, sumsq (Σ a²), min, max, ave, avesq (Σ a² / n). Scalar for one input, vector for several.
/// </summary>
[ComputeStyle("reduce")]
[ComputeStyle("reduce/region")]
public sealed class ComputeReduce : ComputeBase, IScalarSource, IVectorSource
{
    private static readonly string[] s_modes = ["sum", "sumsq", "min", "max", "ave", "avesq"];
    private readonly string _mode;
    private readonly ArgToken? _regionToken;
    private readonly ArgToken[] _tokens;
    private readonly IPerAtomQuantity[] _inputs;
    private readonly double[] _values;
    private IRegion? _region;
    private double[] _buffer = [];

    /// <summary>Reads <c>compute ID group reduce mode inputs…</c> or <c>… reduce/region region-ID mode inputs…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Mode and inputs.</param>
    public ComputeReduce(StyleContext context, ArgReader args) : base(context)
    {
        if (context.Style == "reduce/region")
        {
            _regionToken = args.Token("region-ID");
            _region = RegionArgument.Find(Simulation, _regionToken.Value);
        }
        _mode = args.Choice("mode", s_modes);
        List<ArgToken> tokens = [];
        while (!args.AtEnd)
        {
            ArgToken token = args.Token("input");
            if (token.Text == "replace") args.Fail("keyword 'replace' is not supported");
            Resolver.Expand(Simulation, token, s => (s as IPerAtomSource)?.AtomColumns ?? 0, tokens);
        }
        if (tokens.Count == 0) args.Fail("at least one input is needed (x, vx, fx, …, c_ID, f_ID, v_name)");
        _tokens = [.. tokens];
        _values = new double[_tokens.Length];
        _inputs = new IPerAtomQuantity[_tokens.Length];
        Resolve();
    }

    /// <inheritdoc/>
    public override Needs Requires => _inputs.Aggregate(Needs.None, (n, q) => n | q.Requires);

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
        int n = Atoms.LocalCount;
        if (_buffer.Length < n) _buffer = new double[n];
        for (int k = 0; k < _inputs.Length; k++)
        {
            _inputs[k].Evaluate(_buffer.AsSpan(0, n));
            _values[k] = Reduce(n);
        }
    }

    private double Reduce(int n)
    {
        double sum = 0, min = double.MaxValue, max = -double.MaxValue;
        long count = 0;
        bool square = _mode is "sumsq" or "avesq";
        for (int i = 0; i < n; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            if (_region is not null && !_region.Contains(Atoms.Position(i))) continue;
            double a = _buffer[i];
            sum += square ? a * a : a;
            min = Math.Min(min, a);
            max = Math.Max(max, a);
            count++;
        }
        return _mode switch
        {
            "min" => min,
            "max" => max,
            "ave" or "avesq" => count > 0 ? sum / count : 0,
            _ => sum,
        };
    }

    private void Resolve()
    {
        for (int k = 0; k < _tokens.Length; k++) _inputs[k] = Resolver.Of(Simulation, _tokens[k]).PerAtom(_tokens[k]);
    }
}
