using PolyMD.Dynamics.Chunks;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Ties the centre of mass of every chunk to where it was when the run began, E = ½ K Σ (R − R₀)²; the force on a chunk is shared by mass.
/// Scalar: E, which fix_modify energy yes adds to the potential energy.
/// </summary>
[FixStyle("spring/chunk")]
public sealed class FixSpringChunk : FixBase, IMinimizerPostForce, IScalarSource, IPotentialContributor, IModifiable, IStateful, IDisposable
{
    private readonly double _stiffness;
    private readonly ArgToken _chunkToken, _centreToken;
    private IChunkAssignment _chunks;
    private ComputeCentreOfMassChunk? _centres;
    private Vec3[]? _rest;
    private double[] _mass = [];
    private Vec3[] _pull = [];

    /// <summary>Reads <c>fix ID group spring/chunk K chunkID comID</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Stiffness (force/length), computes chunk/atom and com/chunk.</param>
    public FixSpringChunk(StyleContext context, ArgReader args) : base(context)
    {
        _stiffness = args.NotNegative("K");
        _chunkToken = args.Token("chunkID");
        _centreToken = args.Token("comID");
        args.ExpectEnd();
        _chunks = ChunkCompute.Find(Simulation, _chunkToken);
        Resolve();
    }

    /// <inheritdoc/>
    public double Scalar => PotentialEnergy;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public bool CountsInEnergy { get; private set; }

    /// <inheritdoc/>
    public double PotentialEnergy { get; private set; }

    /// <inheritdoc/>
    public override void Initialize()
    {
        Resolve();
        _chunks.Release(this);
        if (_rest is null || _chunks.SetupChunks() != _rest.Length) _rest = null;
        _chunks.Hold(this);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _chunks.Requires;

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        _centres!.Evaluate();
        int n = _centres.Count;
        if (_rest is null)
        {
            _rest = new Vec3[n];
            for (int c = 0; c < n; c++) _rest[c] = Centre(c);
        }
        if (n != _rest.Length) throw new SimulationException(Simulation.Step, $"fix {Id} (spring/chunk): the number of chunks changed from {_rest.Length} to {n}");
        if (_mass.Length < n)
        {
            _mass = new double[n];
            _pull = new Vec3[n];
        }
        Array.Clear(_mass);
        for (int i = 0; i < Atoms.LocalCount; i++) if (ChunkOf(i) is var c && c >= 0) _mass[c] += Atoms.Mass[i];
        double energy = 0;
        for (int c = 0; c < n; c++)
        {
            Vec3 d = Centre(c) - _rest[c];
            energy += 0.5 * _stiffness * d.LengthSquared;
            _pull[c] = _mass[c] > 0 ? d * (-_stiffness / _mass[c]) : default;
        }
        PotentialEnergy = energy;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (ChunkOf(i) is var c && c < 0) continue;
            Atoms.Fx[i] += _pull[c].X * Atoms.Mass[i];
            Atoms.Fy[i] += _pull[c].Y * Atoms.Mass[i];
            Atoms.Fz[i] += _pull[c].Z * Atoms.Mass[i];
        }
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes);

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_rest?.Length ?? -1);
        foreach (Vec3 r in _rest ?? [])
        {
            writer.Write(r.X);
            writer.Write(r.Y);
            writer.Write(r.Z);
        }
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        int n = reader.ReadInt32();
        _rest = n < 0 ? null : new Vec3[n];
        for (int c = 0; c < n; c++) _rest![c] = new Vec3(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
    }

    /// <inheritdoc/>
    public void Dispose() => _chunks.Release(this);

    private int ChunkOf(int i) => (Atoms.GroupMask[i] & Group.Bit) != 0 ? _chunks.ChunkOf(i) - 1 : -1;

    private Vec3 Centre(int c) => new(_centres!.ArrayAt(c, 0), _centres.ArrayAt(c, 1), _centres.ArrayAt(c, 2));

    private void Resolve()
    {
        _chunks = ChunkCompute.Find(Simulation, _chunkToken);
        _centres = Simulation.FindCompute(_centreToken.Text) as ComputeCentreOfMassChunk
            ?? throw new DeckException(_centreToken.Span, $"'{_centreToken.Text}' must be a compute of style com/chunk{NearestName.Hint(_centreToken.Text, Simulation.Computes.OfType<ComputeCentreOfMassChunk>().Select(c => c.Id))}");
        if (_centres.Chunks != _chunks) throw new DeckException(_centreToken.Span, $"compute '{_centreToken.Text}' uses other chunks than '{_chunkToken.Text}'");
    }
}
