using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Computes;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>
/// Temperature of the atoms in chunks, T = Σ m u²/(dof k_B), dof = adof N + cdof·chunks; with com yes u is relative to the centre of mass
/// of the chunk. Array of chosen values per chunk: temp (dof = adof N + cdof), kecom ½ M V², internal ½ Σ m (v − V)² in energy units.
/// </summary>
[ComputeStyle("temp/chunk")]
public sealed class ComputeTempChunk : BiasedTemperature, IArraySource, IChunkUser
{
    private readonly ArgToken _chunkToken;
    private readonly ArgToken? _biasToken;
    private readonly string[] _values;
    private readonly bool _com;
    private readonly double _atomDof, _chunkDof;
    private ITemperature? _bias;
    private double[] _mass = [], _count = [], _table = [];
    private Vec3[] _velocity = [];
    private int _chunks;

    /// <summary>Reads <c>compute ID group temp/chunk chunkID values… keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id, values, keywords.</param>
    public ComputeTempChunk(StyleContext context, ArgReader args) : base(context)
    {
        _chunkToken = args.Token("chunkID");
        _atomDof = Simulation.Box.Dimensions;
        Chunks = ChunkCompute.Find(Simulation, _chunkToken);
        List<string> values = [];
        while (args.Peek is "temp" or "kecom" or "internal") values.Add(args.Word("value"));
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "com": _com = args.YesNo("com"); break;
                case "bias": _biasToken = args.Token("bias-ID"); break;
                case "adof": _atomDof = args.Double("adof"); break;
                case "cdof": _chunkDof = args.Double("cdof"); break;
                default: args.UnknownKeyword("temp", "kecom", "internal", "com", "bias", "adof", "cdof"); break;
            }
        }
        if (_com && _biasToken is not null) args.Fail("'com yes' and 'bias' cannot be combined");
        _values = [.. values];
        FindBias();
    }

    /// <inheritdoc/>
    public IChunkAssignment Chunks { get; private set; }

    /// <inheritdoc/>
    public override bool HasBias => _com || _bias is not null;

    /// <inheritdoc/>
    public override Needs Requires => Chunks.Requires;

    /// <inheritdoc/>
    public int Rows => _values.Length == 0 ? 0 : _chunks > 0 ? _chunks : Chunks.Requires == Needs.None ? Chunks.SetupChunks() : 0;

    /// <inheritdoc/>
    public int Columns => _values.Length;

    /// <inheritdoc/>
    public bool RowsVary => true;

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        Chunks = ChunkCompute.Find(Simulation, _chunkToken);
        FindBias();
    }

    /// <inheritdoc/>
    public double ArrayAt(int row, int column) => _table[row * _values.Length + column];

    /// <inheritdoc/>
    public override Vec3 Bias(int atom) => _bias is { HasBias: true } ? _bias.Bias(atom) : _com && ChunkOf(atom) is var c && c >= 0 ? _velocity[c] : default;

    /// <inheritdoc/>
    protected override bool AlwaysCounts => true;

    /// <inheritdoc/>
    protected override bool Counts(int i) => ChunkOf(i) >= 0;

    /// <inheritdoc/>
    protected override double CountFreedom() => _atomDof * _count.AsSpan(0, _chunks).ToArray().Sum() + _chunkDof * _chunks;

    /// <inheritdoc/>
    protected override void Prepare()
    {
        _chunks = Chunks.SetupChunks();
        Chunks.AssignChunks();
        _bias?.ComputeTemperature();
        if (_mass.Length < _chunks) (_mass, _count, _velocity) = (new double[_chunks], new double[_chunks], new Vec3[_chunks]);
        Array.Clear(_mass);
        Array.Clear(_count);
        Array.Clear(_velocity);
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            int c = ChunkOf(i);
            if (c < 0) continue;
            _count[c]++;
            _mass[c] += Atoms.Mass[i];
            _velocity[c] += Thermal(i) * Atoms.Mass[i];
        }
        for (int c = 0; c < _chunks; c++) if (_mass[c] > 0) _velocity[c] /= _mass[c];
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        base.Update();
        int width = _values.Length;
        if (width == 0) return;
        if (_table.Length < _chunks * width) _table = new double[_chunks * width];
        Array.Clear(_table);
        Units u = Simulation.Units;
        for (int k = 0; k < width; k++)
        {
            for (int i = 0; i < Atoms.LocalCount; i++)
            {
                int c = ChunkOf(i);
                if (c < 0) continue;
                Vec3 v = _values[k] switch { "temp" => Atoms.Velocity(i) - Bias(i), "internal" => Thermal(i) - _velocity[c], _ => _velocity[c] };
                _table[c * width + k] += Atoms.Mass[i] * v.LengthSquared * u.MassVelocity2ToEnergy;
            }
            for (int c = 0; c < _chunks; c++)
            {
                double dof = _chunkDof + _atomDof * _count[c];
                _table[c * width + k] *= _values[k] != "temp" ? 0.5 : dof > 0 ? 1 / (dof * u.Boltzmann) : 0;
            }
        }
    }

    private Vec3 Thermal(int i) => _bias is { HasBias: true } ? Atoms.Velocity(i) - _bias.Bias(i) : Atoms.Velocity(i);

    private int ChunkOf(int i) => (Atoms.GroupMask[i] & Group.Bit) != 0 ? Chunks.ChunkOf(i) - 1 : -1;

    private void FindBias()
    {
        if (_biasToken is { } token) _bias = TemperatureArgument.Find(Simulation, token.Text, token.Span);
    }
}
