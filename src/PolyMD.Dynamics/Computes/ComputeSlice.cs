using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>Elements Nstart, Nstart + Nskip, … before Nstop of lists or table columns. Vector for one input, array for several.</summary>
[ComputeStyle("slice")]
public sealed class ComputeSlice : ComputeBase, IVectorSource, IArraySource
{
    private readonly int _start, _stop, _skip, _count;
    private readonly ArgToken[] _tokens;
    private readonly IVectorQuantity[] _inputs;
    private readonly double[] _table;

    /// <summary>Reads <c>compute ID group slice Nstart Nstop Nskip inputs…</c>.</summary>
    /// <param name="context">Simulation, id, group (not used).</param>
    /// <param name="args">Range and inputs.</param>
    public ComputeSlice(StyleContext context, ArgReader args) : base(context)
    {
        _start = args.Integer("Nstart", 1);
        _stop = args.Integer("Nstop", _start);
        _skip = args.Integer("Nskip", 1);
        List<ArgToken> tokens = [];
        do Resolver.Expand(Simulation, args.Token("input"), s => (s as IArraySource)?.Columns ?? 0, tokens);
        while (!args.AtEnd);
        _tokens = [.. tokens];
        _inputs = new IVectorQuantity[_tokens.Length];
        _count = (_stop - _start) / _skip;
        if (_count < 1) args.Fail("the range is empty: Nstop itself is not taken");
        _table = new double[_count * _tokens.Length];
        Resolve();
    }

    /// <inheritdoc/>
    public override Needs Requires => _inputs.Aggregate(Needs.None, (n, q) => n | q.Requires);

    /// <inheritdoc/>
    public int VectorLength => _tokens.Length == 1 ? _count : 0;

    /// <inheritdoc/>
    public bool VectorIsExtensive => ExtensiveInput.Vector(Simulation, _tokens[0]);

    /// <inheritdoc/>
    public int Rows => _tokens.Length == 1 ? 0 : _count;

    /// <inheritdoc/>
    public int Columns => _tokens.Length == 1 ? 0 : _tokens.Length;

    /// <inheritdoc/>
    public bool ArrayIsExtensive => _tokens.Any(t => ExtensiveInput.Vector(Simulation, t));

    /// <inheritdoc/>
    public double VectorAt(int index) => _table[index];

    /// <inheritdoc/>
    public double ArrayAt(int row, int column) => _table[row * _tokens.Length + column];

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        Resolve();
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        for (int k = 0; k < _inputs.Length; k++)
        {
            double[] v = new double[_inputs[k].Length];
            _inputs[k].Evaluate(v);
            if (v.Length < _stop) throw new SimulationException(Simulation.Step, $"compute {Id} (slice): {_inputs[k].Name} has {v.Length} elements, fewer than {_stop}");
            for (int r = 0; r < _count; r++) _table[r * _tokens.Length + k] = v[_start - 1 + r * _skip];
        }
    }

    private void Resolve()
    {
        for (int k = 0; k < _tokens.Length; k++) _inputs[k] = Resolver.Of(Simulation, _tokens[k]).Vector(_tokens[k]);
    }
}
