using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Sum, least or greatest of per-atom numbers (c_ID, f_ID, v_name) over the atoms of each chunk. Vector for one input, array for several.</summary>
[ComputeStyle("reduce/chunk")]
public sealed class ComputeReduceChunk : ChunkCompute
{
    private readonly string _mode;
    private readonly ArgToken[] _tokens;
    private readonly IPerAtomQuantity[] _inputs;
    private double[] _buffer = [];

    /// <summary>Reads <c>compute ID group reduce/chunk chunkID sum|min|max inputs…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id, mode, inputs.</param>
    public ComputeReduceChunk(StyleContext context, ArgReader args) : base(context, args)
    {
        _mode = args.Choice("mode", "sum", "min", "max");
        List<ArgToken> tokens = [];
        do
        {
            ArgToken token = args.Token("input");
            if (!Resolver.IsReference(token.Text)) args.Fail($"an input must be c_ID, f_ID or v_name, got '{token.Text}' (compute property/atom gives atom attributes)");
            Resolver.Expand(Simulation, token, s => (s as IPerAtomSource)?.AtomColumns ?? 0, tokens);
        }
        while (!args.AtEnd);
        _tokens = [.. tokens];
        _inputs = new IPerAtomQuantity[_tokens.Length];
        Resolve();
    }

    /// <inheritdoc/>
    public override int Width => _tokens.Length;

    /// <inheritdoc/>
    public override bool IsList => _tokens.Length == 1;

    /// <inheritdoc/>
    public override Needs Requires => _inputs.Aggregate(base.Requires, (n, q) => n | q.Requires);

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        Resolve();
    }

    /// <inheritdoc/>
    protected override void Fill(Span<double> table)
    {
        int n = Atoms.LocalCount, width = Width;
        if (_buffer.Length < n) _buffer = new double[n];
        // Empty chunks keep the starting value, as LAMMPS has it.
        table.Fill(_mode switch { "min" => 1e20, "max" => -1e20, _ => 0 });
        for (int k = 0; k < width; k++)
        {
            _inputs[k].Evaluate(_buffer.AsSpan(0, n));
            for (int i = 0; i < n; i++)
            {
                int c = ChunkOf(i);
                if (c < 0) continue;
                ref double v = ref table[c * width + k];
                v = _mode switch { "min" => Math.Min(v, _buffer[i]), "max" => Math.Max(v, _buffer[i]), _ => v + _buffer[i] };
            }
        }
    }

    private void Resolve()
    {
        for (int k = 0; k < _tokens.Length; k++) _inputs[k] = Resolver.Of(Simulation, _tokens[k]).PerAtom(_tokens[k]);
    }
}
