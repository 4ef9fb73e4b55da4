using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Gives every atom of the group the numbers of its chunk from lists or table columns over chunks. Per-atom vector for one input, array for several; 0 without chunk.</summary>
[ComputeStyle("chunk/spread/atom")]
public sealed class ComputeChunkSpreadAtom : ComputeBase, IPerAtomSource, IChunkUser
{
    private readonly ArgToken _chunkToken;
    private readonly ArgToken[] _tokens;
    private readonly IVectorQuantity[] _inputs;
    private double[][] _values;

    /// <summary>Reads <c>compute ID group chunk/spread/atom chunkID inputs…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id and inputs.</param>
    public ComputeChunkSpreadAtom(StyleContext context, ArgReader args) : base(context)
    {
        _chunkToken = args.Token("chunkID");
        Chunks = ChunkCompute.Find(Simulation, _chunkToken);
        List<ArgToken> tokens = [];
        do Resolver.Expand(Simulation, args.Token("input"), s => (s as IArraySource)?.Columns ?? 0, tokens);
        while (!args.AtEnd);
        _tokens = [.. tokens];
        _inputs = new IVectorQuantity[_tokens.Length];
        _values = new double[_tokens.Length][];
        Array.Fill(_values, []);
        Resolve();
    }

    /// <inheritdoc/>
    public IChunkAssignment Chunks { get; private set; }

    /// <inheritdoc/>
    public int AtomColumns => _tokens.Length == 1 ? 0 : _tokens.Length;

    /// <inheritdoc/>
    public override Needs Requires => _inputs.Aggregate(Chunks.Requires, (n, q) => n | q.Requires);

    /// <inheritdoc/>
    public double AtomValue(int atom, int column)
    {
        if ((Atoms.GroupMask[atom] & Group.Bit) == 0) return 0;
        int c = Chunks.ChunkOf(atom) - 1;
        return c >= 0 && c < _values[column].Length ? _values[column][c] : 0;
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
        Chunks.SetupChunks();
        Chunks.AssignChunks();
        for (int k = 0; k < _inputs.Length; k++)
        {
            int n = _inputs[k].Length;
            double[] v = new double[Math.Max(n, Chunks.ChunkCount)];
            _inputs[k].Evaluate(v);
            _values[k] = v;
        }
    }

    private void Resolve()
    {
        Chunks = ChunkCompute.Find(Simulation, _chunkToken);
        for (int k = 0; k < _tokens.Length; k++) _inputs[k] = Resolver.Of(Simulation, _tokens[k]).Vector(_tokens[k]);
    }
}
