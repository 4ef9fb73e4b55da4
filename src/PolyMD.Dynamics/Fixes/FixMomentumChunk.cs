using PolyMD.Dynamics.Chunks;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Every N steps takes linear and angular momentum from every chunk: the velocity of its centre of mass along chosen axes, and its rigid rotation
/// about that; with rescale its kinetic energy stays. Atoms of the group that are in no chunk keep theirs.
/// </summary>
[FixStyle("momentum/chunk")]
public sealed class FixMomentumChunk : FixBase, IEndOfStep
{
    private readonly int _every;
    private readonly MomentumWords _words;
    private readonly ArgToken _chunkToken;
    private IChunkAssignment _chunks;

    /// <summary>Reads <c>fix ID group momentum/chunk N chunkID [linear x y z] [angular] [rescale]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, compute chunk/atom, keywords.</param>
    public FixMomentumChunk(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Integer("N", 1);
        _chunkToken = args.Token("chunkID");
        _words = MomentumWords.Read(args);
        _chunks = ChunkCompute.Find(Simulation, _chunkToken);
    }

    /// <inheritdoc/>
    public override void Initialize() => _chunks = ChunkCompute.Find(Simulation, _chunkToken);

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => step % _every == 0 ? _chunks.Requires : Needs.None;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step % _every != 0) return;
        int n = _chunks.SetupChunks();
        _chunks.AssignChunks();
        double[] before = _words.Rescale ? Kinetic(n) : [];
        if (_words.Linear)
        {
            Vec3[] drift = Means(n, i => Atoms.Velocity(i));
            Change((i, c) => -_words.Chosen(drift[c]));
        }
        if (_words.Angular)
        {
            SimulationBox box = Simulation.Box;
            Vec3[] centre = Means(n, i => Atoms.Unwrapped(i, box)), omega = new Vec3[n];
            double[] inertia = new double[6 * n], l = new double[3 * n];
            InertiaSums.Inertia(centre, Atoms, box, ChunkOf, inertia);
            InertiaSums.AngularMomentum(centre, Atoms, box, ChunkOf, l);
            for (int c = 0; c < n; c++)
            {
                Span<double> t = inertia.AsSpan(6 * c, 6);
                // The row of the inertia table has yz before xz.
                omega[c] = InertiaSums.AngularVelocity(new SymTensor(t[0], t[1], t[2], t[3], t[5], t[4]), new Vec3(l[3 * c], l[3 * c + 1], l[3 * c + 2]));
            }
            Change((i, c) => -Vec3.Cross(omega[c], Atoms.Unwrapped(i, box) - centre[c]));
        }
        if (!_words.Rescale) return;
        double[] after = Kinetic(n);
        Change((i, c) => after[c] > 0 ? Atoms.Velocity(i) * (Math.Sqrt(before[c] / after[c]) - 1) : default);
    }

    private int ChunkOf(int i) => (Atoms.GroupMask[i] & Group.Bit) != 0 ? _chunks.ChunkOf(i) - 1 : -1;

    private double[] Kinetic(int n)
    {
        double[] k = new double[n];
        for (int i = 0; i < Atoms.LocalCount; i++) if (ChunkOf(i) is var c && c >= 0) k[c] += Atoms.Mass[i] * Atoms.Velocity(i).LengthSquared;
        return k;
    }

    private Vec3[] Means(int n, Func<int, Vec3> value)
    {
        Vec3[] sum = new Vec3[n];
        double[] mass = new double[n];
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (ChunkOf(i) is var c && c < 0) continue;
            sum[c] += value(i) * Atoms.Mass[i];
            mass[c] += Atoms.Mass[i];
        }
        for (int c = 0; c < n; c++) if (mass[c] > 0) sum[c] /= mass[c];
        return sum;
    }

    private void Change(Func<int, int, Vec3> change)
    {
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (ChunkOf(i) is var c && c < 0) continue;
            Vec3 v = Atoms.Velocity(i) + change(i, c);
            (Atoms.Vx[i], Atoms.Vy[i], Atoms.Vz[i]) = (v.X, v.Y, v.Z);
        }
    }
}
