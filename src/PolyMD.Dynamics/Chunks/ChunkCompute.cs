using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Chunks;

/// <summary>What computes over chunks share: the chunks, sums by chunk and a table with a row for each.</summary>
public abstract class ChunkCompute : ComputeBase, IChunkUser, IVectorSource, IArraySource
{
    private readonly ArgToken _chunkToken;
    private double[] _table = [];
    private bool _evaluated;

    /// <summary>Reads the id of the compute chunk/atom.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Words; the chunk id is next.</param>
    protected ChunkCompute(StyleContext context, ArgReader args) : base(context)
    {
        _chunkToken = args.Token("chunkID");
        Chunks = Find(Simulation, _chunkToken);
    }

    /// <inheritdoc/>
    public IChunkAssignment Chunks { get; private set; }

    /// <summary>Number of chunks at the last evaluation.</summary>
    public int Count { get; private set; }

    /// <summary>Numbers per chunk.</summary>
    public abstract int Width { get; }

    /// <summary>Whether the values are a list (one per chunk) instead of a table.</summary>
    public virtual bool IsList => false;

    /// <inheritdoc/>
    public override Needs Requires => Chunks.Requires;

    /// <inheritdoc/>
    public bool HasVector => IsList;

    /// <inheritdoc/>
    public int VectorLength => IsList ? Known() : 0;

    /// <inheritdoc/>
    public bool LengthVaries => true;

    /// <inheritdoc/>
    public bool RowsVary => true;

    /// <inheritdoc/>
    public int Rows => IsList ? 0 : Known();

    /// <inheritdoc/>
    public int Columns => IsList ? 0 : Width;

    /// <inheritdoc/>
    public double VectorAt(int index) => _table[index];

    /// <inheritdoc/>
    public double ArrayAt(int row, int column) => _table[row * Width + column];

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        Chunks = Find(Simulation, _chunkToken);
    }

    /// <summary>The compute chunk/atom that a word names.</summary>
    /// <param name="simulation">Computes.</param>
    /// <param name="token">The word.</param>
    public static IChunkAssignment Find(Simulation simulation, ArgToken token) => simulation.FindCompute(token.Text) switch
    {
        IChunkAssignment c => c,
        null => throw new DeckException(token.Span, $"there is no compute '{token.Text}'{NearestName.Hint(token.Text, simulation.Computes.OfType<IChunkAssignment>().Select(c => c.Id))}"),
        { } other => throw new DeckException(token.Span, $"compute '{token.Text}' of style {other.Style} does not assign chunks (chunk/atom does)"),
    };

    /// <inheritdoc/>
    protected sealed override void Update()
    {
        Count = Chunks.SetupChunks();
        Chunks.AssignChunks();
        if (_table.Length < Count * Width) _table = new double[Count * Width];
        Array.Clear(_table);
        _evaluated = true;
        Fill(_table.AsSpan(0, Count * Width));
    }

    /// <summary>Computes the table for <see cref="Count"/> chunks.</summary>
    /// <param name="table">Zeroed, <see cref="Width"/> numbers per chunk.</param>
    protected abstract void Fill(Span<double> table);

    /// <summary>0-based chunk of an atom of the group, −1 for none.</summary>
    /// <param name="i">Local index.</param>
    protected int ChunkOf(int i) => (Atoms.GroupMask[i] & Group.Bit) != 0 ? Chunks.ChunkOf(i) - 1 : -1;

    /// <summary>Mass of each chunk.</summary>
    protected double[] Masses()
    {
        double[] mass = new double[Count];
        for (int i = 0; i < Atoms.LocalCount; i++) if (ChunkOf(i) is var c && c >= 0) mass[c] += Atoms.Mass[i];
        return mass;
    }

    /// <summary>Centre of mass of each chunk from unwrapped positions; the origin for chunks without mass.</summary>
    /// <param name="mass">From <see cref="Masses"/>.</param>
    protected Vec3[] Centres(double[] mass)
    {
        Vec3[] centre = new Vec3[Count];
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++) if (ChunkOf(i) is var c && c >= 0) centre[c] += Atoms.Unwrapped(i, box) * Atoms.Mass[i];
        for (int c = 0; c < Count; c++) if (mass[c] > 0) centre[c] /= mass[c];
        return centre;
    }

    /// <summary>Velocity of the centre of mass of each chunk.</summary>
    /// <param name="mass">From <see cref="Masses"/>.</param>
    protected Vec3[] Velocities(double[] mass)
    {
        Vec3[] v = new Vec3[Count];
        for (int i = 0; i < Atoms.LocalCount; i++) if (ChunkOf(i) is var c && c >= 0) v[c] += Atoms.Velocity(i) * Atoms.Mass[i];
        for (int c = 0; c < Count; c++) if (mass[c] > 0) v[c] /= mass[c];
        return v;
    }

    /// <summary>Writes three numbers.</summary>
    /// <param name="row">Target.</param>
    /// <param name="v">Numbers.</param>
    protected static void Store(Span<double> row, Vec3 v) => (row[0], row[1], row[2]) = (v.X, v.Y, v.Z);

    private int Known() => _evaluated ? Count : Chunks.ChunkCount > 0 ? Chunks.ChunkCount : Chunks.Requires == Needs.None ? Chunks.SetupChunks() : 0;
}
