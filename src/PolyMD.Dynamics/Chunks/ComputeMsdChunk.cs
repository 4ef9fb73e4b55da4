using PolyMD.Dynamics.Averages;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Squared displacement of the centre of mass of each chunk since the first run after the compute was defined, unwrapped.
/// Array: dx², dy², dz² and their sum in length² for each chunk.</summary>
[ComputeStyle("msd/chunk")]
public sealed class ComputeMsdChunk : ChunkCompute, IStateful
{
    private Vec3[]? _reference;
    private bool _started;

    /// <summary>Reads <c>compute ID group msd/chunk chunkID</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id.</param>
    public ComputeMsdChunk(StyleContext context, ArgReader args) : base(context, args) => args.ExpectEnd();

    /// <inheritdoc/>
    public override int Width => 4;

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        // The chunks of the first run are the reference, whoever asks first.
        if (!_started && _reference is null && Chunks.Requires == Engine.Needs.None) Evaluate();
        _started = true;
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) =>
        ArrayState.Save(writer, _reference is null ? [] : _reference.SelectMany(r => new[] { r.X, r.Y, r.Z }).ToArray());

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        double[] v = ArrayState.Load(reader);
        _reference = v.Length == 0 ? null : Enumerable.Range(0, v.Length / 3).Select(k => new Vec3(v[3 * k], v[3 * k + 1], v[3 * k + 2])).ToArray();
    }

    /// <inheritdoc/>
    protected override void Fill(Span<double> table)
    {
        Vec3[] centre = Centres(Masses());
        _reference ??= centre;
        if (_reference.Length != Count)
            throw new SimulationException(Simulation.Step, $"compute {Id} (msd/chunk): the number of chunks changed from {_reference.Length} to {Count}; use 'nchunk once' or 'ids once' in compute {Chunks.Id}");
        for (int c = 0; c < Count; c++)
        {
            Vec3 d = centre[c] - _reference[c];
            Store(table[(4 * c)..], new Vec3(d.X * d.X, d.Y * d.Y, d.Z * d.Z));
            table[4 * c + 3] = d.LengthSquared;
        }
    }
}
