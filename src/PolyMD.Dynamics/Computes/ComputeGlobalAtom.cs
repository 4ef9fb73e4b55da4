using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>Gives each atom of the group the element of lists or table columns that its index (a per-atom number, cut to a whole one) names; 0 outside. Per-atom vector or array.</summary>
[ComputeStyle("global/atom")]
public sealed class ComputeGlobalAtom : ComputeBase, IPerAtomSource
{
    private readonly ArgToken _indexToken;
    private readonly ArgToken[] _tokens;
    private readonly IVectorQuantity[] _inputs;
    private readonly double[][] _values;
    private IPerAtomQuantity _index = null!;
    private double[] _indices = [];

    /// <summary>Reads <c>compute ID group global/atom index inputs…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Index and inputs.</param>
    public ComputeGlobalAtom(StyleContext context, ArgReader args) : base(context)
    {
        _indexToken = args.Token("index");
        List<ArgToken> tokens = [];
        do Resolver.Expand(Simulation, args.Token("input"), s => (s as IArraySource)?.Columns ?? 0, tokens);
        while (!args.AtEnd);
        _tokens = [.. tokens];
        _inputs = new IVectorQuantity[_tokens.Length];
        _values = new double[_tokens.Length][];
        Resolve();
    }

    /// <inheritdoc/>
    public override Needs Requires => _inputs.Aggregate(_index.Requires, (n, q) => n | q.Requires);

    /// <inheritdoc/>
    public int AtomColumns => _tokens.Length == 1 ? 0 : _tokens.Length;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column)
    {
        if ((Atoms.GroupMask[atom] & Group.Bit) == 0) return 0;
        int k = (int)_indices[atom] - 1;
        return k >= 0 && k < _values[column].Length ? _values[column][k] : 0;
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        Resolve();
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        if (_indices.Length < Atoms.LocalCount) _indices = new double[Atoms.LocalCount];
        _index.Evaluate(_indices);
        for (int k = 0; k < _inputs.Length; k++)
        {
            _values[k] = new double[_inputs[k].Length];
            _inputs[k].Evaluate(_values[k]);
        }
    }

    private void Resolve()
    {
        _index = Resolver.Of(Simulation, _indexToken).PerAtom(_indexToken);
        for (int k = 0; k < _tokens.Length; k++) _inputs[k] = Resolver.Of(Simulation, _tokens[k]).Vector(_tokens[k]);
    }
}
