using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// The loop of REBO, AIREBO and AIREBO-M:
/// E = Σ_bonds [V^R + b_ij V^A] + ½ Σ_pairs C_ij V [1 − S(r)(1 − S(b*))] + Σ_dihedrals w w w V^tors
/// with b_ij = ½(p_ij + p_ji) + π^rc + π^dh. Everything is a function of the vectors to the neighbours within bonding range, and of
/// per-atom sums over them (coordinations N, conjugation sums X). Each centre visits its own bonds and close pairs and keeps the
/// slopes of its own side only, in its own slots, so no two threads write to one place and the order of every sum is fixed:
/// 1. neighbours and N; 2. X; 3. energies and slopes; 4. slopes by N and X become slopes by bond vectors; 5. forces and virials.
/// Slopes by bonds of neither end (the middle bond of a path) are noted by each worker in row order and added between 3 and 4.
/// Atom energies: half to either atom of a bond or pair, a quarter to each atom of a torsion; virials are taken from these centroids.
/// </summary>
/// <typeparam name="TLane">Register width of the far dispersion.</typeparam>
/// <typeparam name="TWell">Lennard-Jones or Morse.</typeparam>
internal sealed unsafe partial class AireboForce<TLane, TWell> : ISiteLoop
    where TLane : unmanaged, ILane<TLane>
    where TWell : struct, IAireboWell
{
    private const int MomentColumns = 9;
    private const double Tiny = 1e-9;

    private readonly AireboParameters _parameters;
    private readonly int[] _speciesOfType;
    private readonly NativeBuffer<AireboRow> _rows = new();
    private readonly NativeBuffer<AireboBond> _bonds = new();
    private readonly NativeBuffer<AireboSlope> _slopes = new();
    private readonly NativeBuffer<double> _rowMoments = new(), _slotMoments = new();
    private readonly NativeBuffer<int> _near = new(), _nearCount = new(), _far = new(), _farCarbons = new(), _farAll = new();
    private readonly Well[] _wells = new Well[4];
    private Scratch[] _scratch = [];
    private int _stride = 8, _nearStride = 8, _farStride = 16;

    /// <summary>Creates the loop.</summary>
    /// <param name="parameters">Numbers of the potential.</param>
    /// <param name="speciesOfType">Species of each atom type, −1 for none.</param>
    public AireboForce(AireboParameters parameters, int[] speciesOfType)
    {
        _parameters = parameters;
        _speciesOfType = speciesOfType;
        for (int k = 0; k < 4; k++) _wells[k] = new Well(parameters, parameters.Pairs[k]);
    }

    /// <inheritdoc/>
    public void Rebuilt(Simulation simulation, NeighborList list)
    {
        int rows = list.CentreCount, workers = simulation.Team.Size, most = 0;
        for (int r = 0; r < rows; r++) most = Math.Max(most, list.Counts[r]);
        if (_scratch.Length != workers)
        {
            foreach (Scratch s in _scratch) s.Dispose();
            _scratch = new Scratch[workers];
            for (int k = 0; k < workers; k++) _scratch[k] = new Scratch();
        }
        foreach (Scratch s in _scratch)
        {
            s.Keys.EnsureLength(most + 1);
            s.Near.EnsureLength(most + 1);
            s.First.EnsureLength(rows);
            s.First.Span.Fill(-1);
        }
        _rows.EnsureLength(rows);
        _nearCount.EnsureLength(rows);
        _farCarbons.EnsureLength(rows);
        _farAll.EnsureLength(rows);
        const int m = NeighborList.RowMultiple;
        _farStride = (most + 3 * m) / m * m;
        _nearStride = 0;
        if (_parameters.Dispersion) _far.EnsureLength(checked(rows * _farStride));
        simulation.Team.Run(rows, OrderedSum.BlockSize, new CountNearBody(this, simulation, list));
        for (int r = 0; r < rows; r++) _nearStride = Math.Max(_nearStride, _nearCount[r]);
        _near.EnsureLength(checked(rows * _nearStride));
        simulation.Team.Run(rows, OrderedSum.BlockSize, new SortBody(this, simulation, list));
        Reserve(rows);
    }

    /// <inheritdoc/>
    public void Compute(in StepContext step, NeighborList list, ForceTally tally)
    {
        Simulation s = step.Simulation;
        int rows = list.CentreCount, blocks = OrderedSum.Blocks(rows);
        bool moments = (step.Needs & Needs.AtomVirial) != 0;
        if (moments)
        {
            _rowMoments.EnsureLength(checked(rows * MomentColumns));
            _slotMoments.EnsureLength(checked(rows * _stride * MomentColumns));
        }
        double* sums = tally.BeginBlocks(blocks);
        while (true)
        {
            foreach (Scratch worker in _scratch) worker.Begin(_stride);
            s.Team.Run(rows, OrderedSum.BlockSize, new BondBody(this, s, list));
            int most = 0;
            foreach (Scratch worker in _scratch) most = Math.Max(most, worker.Most);
            if (most <= _stride) break;
            // An atom has more neighbours than ever before: make room and start again; nothing but tables was written.
            _stride = most + 2;
            Reserve(rows);
            if (moments) _slotMoments.EnsureLength(checked(rows * _stride * MomentColumns));
        }
        s.Team.Run(rows, OrderedSum.BlockSize, new ConjugationBody(this, moments));
        s.Team.Run(rows, OrderedSum.BlockSize, new EnergyBody(this, s, list, sums, step.Needs));
        foreach (Scratch worker in _scratch) AddDeferred(worker, moments);
        s.Team.Run(rows, OrderedSum.BlockSize, new CloseBody(this, moments));
        s.Team.Run(rows, OrderedSum.BlockSize, new ForceBody(this, s, list, sums, step.Needs));
        tally.EndBlocks(blocks, 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _bonds.Dispose();
        _slopes.Dispose();
        _rowMoments.Dispose();
        _slotMoments.Dispose();
        _near.Dispose();
        _nearCount.Dispose();
        _far.Dispose();
        _farCarbons.Dispose();
        _farAll.Dispose();
        foreach (Scratch s in _scratch) s.Dispose();
    }

    private void Reserve(int rows)
    {
        _bonds.EnsureLength(checked(rows * _stride));
        _slopes.EnsureLength(checked(rows * _stride));
    }

    // Slopes by bonds that belong to neither atom of the pair that asked for them.
    private void AddDeferred(Scratch worker, bool moments)
    {
        for (int k = 0; k < worker.DeferredCount; k++)
        {
            ref Deferred d = ref worker.DeferredSlopes[k];
            AddRadial(d.Slot, d.Radial, moments, d.X, d.Y, d.Z);
        }
    }

    // Adds a radial slope of a bond; (ax, ay, az) leads from the slot's centre to the centroid of the term.
    private void AddRadial(int slot, double radial, bool moments, double ax, double ay, double az)
    {
        _slopes.Pointer[slot].Radial += radial;
        if (!moments) return;
        AireboBond* b = _bonds.Pointer + slot;
        AddMoment(slot, radial * b->X, radial * b->Y, radial * b->Z, ax, ay, az);
    }

    private void AddMoment(int slot, double px, double py, double pz, double ax, double ay, double az)
    {
        AtomVirial.Add(_slotMoments.Pointer + (long)MomentColumns * slot, new Vec3(ax, ay, az), new Vec3(px, py, pz));
    }

    private struct Deferred
    {
        public int Slot;
        public double Radial, X, Y, Z;
    }

    // An atom reached over at most three bonds, with the bonds of the heaviest path.
    private struct Endpoint
    {
        public int Row, Next, Length, Slot1, Slot2, Slot3;
        public double X, Y, Z, Weight, W1, W2, W3;
    }

    // Memory of one worker.
    private sealed class Scratch : IDisposable
    {
        public NativeBuffer<AireboArm> Mine { get; } = new();
        public NativeBuffer<AireboArm> Theirs { get; } = new();
        public NativeBuffer<double> Keys { get; } = new();
        public NativeBuffer<Endpoint> Endpoints { get; } = new();
        public NativeBuffer<int> First { get; } = new();
        public NativeBuffer<int> Near { get; } = new();
        public NativeBuffer<Deferred> DeferredSlopes { get; } = new();
        public int NearCount { get; set; }
        public int EndpointCount { get; set; }
        public int DeferredCount { get; set; }
        public int Most { get; set; }

        public void Begin(int stride)
        {
            Most = DeferredCount = 0;
            Mine.EnsureLength(stride);
            Theirs.EnsureLength(stride);
        }

        public void Defer(int slot, double radial, double x, double y, double z)
        {
            DeferredSlopes.EnsureLength(DeferredCount + 1);
            DeferredSlopes[DeferredCount++] = new Deferred { Slot = slot, Radial = radial, X = x, Y = y, Z = z };
        }

        public void Dispose()
        {
            Mine.Dispose();
            Theirs.Dispose();
            Keys.Dispose();
            Endpoints.Dispose();
            First.Dispose();
            Near.Dispose();
            DeferredSlopes.Dispose();
        }
    }
}
