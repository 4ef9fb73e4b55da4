using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.Neighbors;

/// <summary>
/// A half list made from a full one: atoms are put into clusters of eight neighbours in space, and every atom lists the clusters that
/// hold its partners, with one bit per partner, so that partners are loaded from contiguous memory and every pair is evaluated once.
/// Bits are exactly the entries of the full list: exclusions, bonded pairs and type cutoffs need no rule of their own here.
/// Clusters are dealt to blocks of fixed size; a block sums into its own buffer, and buffers are added in block order, so that the bits of
/// the forces do not depend on the threads. (The idea of loading clusters: Páll and Hess, Comput. Phys. Commun. 184, 2641 (2013).)
/// </summary>
public sealed unsafe class ClusterList : IDisposable
{
    /// <summary>Atoms per cluster.</summary>
    public const int Size = 8;

    /// <summary>Low bits of an entry are the slot, the next eight the partners within it.</summary>
    public const int SlotBits = 23;

    // Doubles of a record: eight x, y, z and charges, then eight type indices.
    private const int RecordLength = 40;

    // The unit of single-precision positions is chosen so that a block with twice its extent fits this.
    private const double FixedPointRange = 1 << 30;

    // Clusters of a block: large blocks touch fewer images for each of their atoms, small systems need enough blocks to share.
    private const int FewestBlocks = 16, SmallestBlock = 16, LargestBlock = 128;
    private const double SkinFraction = 0.25;
    private readonly NativeBuffer<int> _order = new(), _place = new(), _image = new(), _sourceStart = new(), _sourceBlock = new(), _sourceSlot = new(), _fill = new();
    private readonly NativeBuffer<double> _records = new(), _masks = new(256 * Size);
    private readonly NativeBuffer<float> _singleMasks = new(256 * Size);
    private readonly List<ClusterBlock> _blocks = [];
    private readonly DisplacementGuard _guard = new();
    private Worker[] _workers = [];
    private NeighborList? _list;
    private double _masked = -1;
    private int _blockClusters;

    /// <summary>Number of blocks.</summary>
    public int BlockCount { get; private set; }

    /// <summary>Number of clusters.</summary>
    public int ClusterCount { get; private set; }

    /// <summary>Local atom of each place, −1 for a place that is empty (only in the last cluster).</summary>
    public int* Order => _order.Pointer;

    /// <summary>For every set of eight bits the lower bounds of squared distances: 0 for a partner, a distance beyond every cutoff for others.</summary>
    /// <param name="elementSize">Bytes of a value, 8 or 4.</param>
    public byte* Masks(int elementSize) => elementSize == sizeof(double) ? (byte*)_masks.Pointer : (byte*)_singleMasks.Pointer;

    /// <summary>Bytes of a record (<see cref="IClusterLane{TLane, TPosition}"/>).</summary>
    /// <param name="elementSize">Bytes of a value, 8 or 4.</param>
    public static int RecordSize(int elementSize) => elementSize * 4 * Size + (elementSize == sizeof(double) ? 2 : 1) * 4 * Size;

    /// <summary>Bytes of the forces of a slot.</summary>
    /// <param name="elementSize">Bytes of a value, 8 or 4.</param>
    public static int ForceSize(int elementSize) => elementSize * 3 * Size;

    /// <summary>One element of a record or of the forces.</summary>
    /// <param name="source">Where it is.</param>
    /// <param name="elementSize">Bytes of a value, 8 or 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Value(byte* source, int elementSize) => elementSize == sizeof(double) ? *(double*)source : *(float*)source;

    /// <summary>Adds to one element of the forces.</summary>
    /// <param name="target">Where it is.</param>
    /// <param name="value">Addend.</param>
    /// <param name="elementSize">Bytes of a value, 8 or 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(byte* target, double value, int elementSize)
    {
        if (elementSize == sizeof(double)) *(double*)target += value;
        else *(float*)target += (float)value;
    }

    /// <summary>When entries were chosen last.</summary>
    public DisplacementGuard Guard => _guard;

    /// <summary>A block.</summary>
    /// <param name="block">0 … BlockCount − 1.</param>
    public ClusterBlock Block(int block) => _blocks[block];

    /// <summary>Squared distance within which entries must be kept, if they are to be chosen anew at this step; else −1.</summary>
    public double PruneReach2 { get; private set; }

    /// <summary>Makes clusters and lists for the present positions.</summary>
    /// <param name="simulation">Atoms, ghosts, threads.</param>
    /// <param name="list">Full list.</param>
    /// <param name="farther">A squared distance beyond every cutoff.</param>
    public void Rebuild(Simulation simulation, NeighborList list, double farther)
    {
        _list = list;
        PruneReach2 = 1;
        if (_masked != farther)
        {
            _masked = farther;
            for (int bits = 0; bits < 256; bits++) for (int k = 0; k < Size; k++) _singleMasks[bits * Size + k] = (float)(_masks[bits * Size + k] = (bits >> k & 1) != 0 ? 0 : farther);
        }
        AtomStore atoms = simulation.Atoms;
        int count = list.CentreCount, clusters = ClusterCount = (count + Size - 1) / Size;
        _order.EnsureLength(clusters * Size);
        for (int k = 0; k < count; k++) _order[k] = list.Centres[k];
        SpatialOrder.Sort(atoms.X.Pointer, atoms.Y.Pointer, atoms.Z.Pointer, _order.Pointer, count);
        for (int k = count; k < clusters * Size; k++) _order[k] = -1;
        _place.EnsureLength(atoms.TotalCount);
        _image.EnsureLength(atoms.TotalCount);
        for (int k = 0; k < count; k++)
        {
            _place[_order[k]] = k;
            _image[_order[k]] = -1;
        }
        GhostLayer ghosts = simulation.Neighbors.Ghosts;
        for (int g = 0; g < atoms.GhostCount; g++)
        {
            _place[atoms.LocalCount + g] = _place[atoms.GhostOwner[atoms.LocalCount + g]];
            _image[atoms.LocalCount + g] = ghosts.ShiftOf(g);
        }
        _blockClusters = Math.Clamp(clusters / FewestBlocks, SmallestBlock, LargestBlock);
        BlockCount = (clusters + _blockClusters - 1) / _blockClusters;
        while (_blocks.Count < BlockCount) _blocks.Add(new ClusterBlock());
        if (_workers.Length != simulation.Team.Size)
        {
            foreach (Worker w in _workers) w.Dispose();
            _workers = new Worker[simulation.Team.Size];
            for (int k = 0; k < _workers.Length; k++) _workers[k] = new Worker();
        }
        foreach (Worker w in _workers) w.Prepare(clusters * (ghosts.ShiftCount + 1));
        simulation.Team.Run(BlockCount, 1, new BuildBody(this, simulation));
        int most = 0;
        for (int b = 0; b < BlockCount; b++) most = Math.Max(most, _blocks[b].SlotCount);
        foreach (Worker w in _workers) w.Records.EnsureLength((most + 1) * RecordLength);
        _records.EnsureLength(clusters * RecordLength);
        ListSources();
    }

    /// <summary>Copies positions, charges and types into cluster order and decides whether entries are chosen anew; before the blocks are used.</summary>
    /// <param name="simulation">Atoms, skin, threads.</param>
    public void Update(Simulation simulation)
    {
        double skin = SkinFraction * simulation.Neighbors.Skin;
        bool stale = PruneReach2 > 0 || _guard.Moved(simulation, skin);
        if (stale) _guard.Hold(simulation);
        double reach = _list!.LargestCutoff + skin;
        PruneReach2 = stale ? reach * reach : -1;
        simulation.Team.Run(ClusterCount, OrderedSum.BlockSize, new PackBody(this, simulation.Atoms));
    }

    /// <summary>Places the slots of a block in a worker's memory and clears its forces. After the last slot comes one that no atom is in.</summary>
    /// <param name="simulation">Lattice vectors.</param>
    /// <param name="block">Block.</param>
    /// <param name="elementSize">Bytes of a value, 8 or 4.</param>
    /// <param name="worker">Worker.</param>
    /// <returns>Records of <see cref="RecordSize"/> bytes, one per slot.</returns>
    public byte* Load(Simulation simulation, ClusterBlock block, int elementSize, int worker)
    {
        GhostLayer ghosts = simulation.Neighbors.Ghosts;
        byte* target = (byte*)_workers[worker].Records.Pointer;
        int size = RecordSize(elementSize);
        for (int s = 0; s < block.SlotCount; s++)
        {
            double* from = _records.Pointer + (long)block.Clusters[s] * RecordLength;
            Vec3 shift = block.Shifts[s] < 0 ? Vec3.Zero : ghosts.Shift(block.Shifts[s]);
            if (elementSize == sizeof(double)) CopyRecord(from, shift, (double*)(target + (long)s * size));
            else CopySingleRecord(from, shift - block.Origin, 1 / block.Unit, (int*)(target + (long)s * size));
        }
        new Span<byte>(target + (long)block.SlotCount * size, size).Clear();
        new Span<byte>(block.Forces, (block.SlotCount + 1) * ForceSize(elementSize)).Clear();
        return target;
    }

    /// <summary>Tells that entries have been chosen.</summary>
    public void Pruned() => PruneReach2 = -1;

    /// <summary>Adds the forces of all blocks to the atoms, in block order.</summary>
    /// <param name="simulation">Atoms, threads.</param>
    /// <param name="elementSize">Bytes of a value, 8 or 4.</param>
    public void AddForces(Simulation simulation, int elementSize) =>
        simulation.Team.Run(ClusterCount, OrderedSum.BlockSize, new ReduceBody(this, simulation.Atoms, elementSize));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (NativeBuffer<int> b in (NativeBuffer<int>[])[_order, _place, _image, _sourceStart, _sourceBlock, _sourceSlot, _fill]) b.Dispose();
        _records.Dispose();
        _masks.Dispose();
        _singleMasks.Dispose();
        _guard.Dispose();
        foreach (ClusterBlock b in _blocks) b.Dispose();
        foreach (Worker w in _workers) w.Dispose();
    }

    // Which slots of which blocks hold forces of each cluster.
    private void ListSources()
    {
        _sourceStart.EnsureLength(ClusterCount + 1);
        _sourceStart.Clear();
        _fill.EnsureLength(ClusterCount);
        for (int b = 0; b < BlockCount; b++) for (int s = 0; s < _blocks[b].SlotCount; s++) _sourceStart[_blocks[b].Clusters[s] + 1]++;
        for (int c = 0; c < ClusterCount; c++)
        {
            _sourceStart[c + 1] += _sourceStart[c];
            _fill[c] = _sourceStart[c];
        }
        _sourceBlock.EnsureLength(_sourceStart[ClusterCount]);
        _sourceSlot.EnsureLength(_sourceStart[ClusterCount]);
        for (int b = 0; b < BlockCount; b++)
        {
            for (int s = 0; s < _blocks[b].SlotCount; s++)
            {
                int at = _fill[_blocks[b].Clusters[s]]++;
                _sourceBlock[at] = b;
                _sourceSlot[at] = s;
            }
        }
    }

    // Which of two clusters lists a pair: decided so that every block gets half of its pairs. Within one cluster: the lower place, or
    // for images the lattice vector of the lower number.
    private static bool Lists(int place, int partner, int shift, int shifts)
    {
        int mine = place / Size, other = partner / Size;
        if (mine != other) return ((mine + other) & 1) == 0 ? mine < other : mine > other;
        return shift < 0 ? place < partner : 2 * shift < shifts;
    }

    private static void CopyRecord(double* from, Vec3 shift, double* to)
    {
        new ReadOnlySpan<double>(from, RecordLength).CopyTo(new Span<double>(to, RecordLength));
        if (shift == Vec3.Zero) return;
        for (int k = 0; k < Size; k++)
        {
            to[k] += shift.X;
            to[Size + k] += shift.Y;
            to[2 * Size + k] += shift.Z;
        }
    }

    private static void CopySingleRecord(double* from, Vec3 shift, double perUnit, int* to)
    {
        Lane8 scale = Lane8.Create(perUnit);
        Store(to, (Lane8.Load(from) + Lane8.Create(shift.X)) * scale);
        Store(to + Size, (Lane8.Load(from + Size) + Lane8.Create(shift.Y)) * scale);
        Store(to + 2 * Size, (Lane8.Load(from + 2 * Size) + Lane8.Create(shift.Z)) * scale);
        Vector256.Store(Lane8Single.Narrow(Lane8.Load(from + 3 * Size)).Vector, (float*)(to + 3 * Size));
        Vector256.Store(Vector256.Load((int*)(from + 4 * Size)), to + 4 * Size);

        static void Store(int* target, Lane8 value)
        {
            if (Avx512F.IsSupported) Vector256.Store(Avx512F.ConvertToVector256Int32(value.Vector), target);
            else for (int k = 0; k < Size; k++) target[k] = (int)Math.Round(value.Vector[k]);
        }
    }

    // Where the slots of a block lie, and a unit that leaves them room to move until the next rebuild; single-precision records need both.
    private void Measure(Simulation simulation, ClusterBlock block)
    {
        AtomStore atoms = simulation.Atoms;
        Vec3 least = new(double.MaxValue, double.MaxValue, double.MaxValue), most = -least;
        for (int s = 0; s < block.SlotCount; s++)
        {
            Vec3 shift = block.Shifts[s] < 0 ? Vec3.Zero : simulation.Neighbors.Ghosts.Shift(block.Shifts[s]);
            for (int k = 0; k < Size; k++)
            {
                int i = _order[block.Clusters[s] * Size + k];
                if (i < 0) continue;
                Vec3 x = new Vec3(atoms.X[i], atoms.Y[i], atoms.Z[i]) + shift;
                least = Vec3.Min(least, x);
                most = Vec3.Max(most, x);
            }
        }
        Vec3 extent = most - least;
        double largest = Math.Max(Math.Max(extent.X, extent.Y), extent.Z) + simulation.Neighbors.Skin;
        block.Origin = 0.5 * (least + most);
        block.Unit = Math.Pow(2, Math.Ceiling(Math.Log2(largest / FixedPointRange)));
    }

    private sealed class Worker : IDisposable
    {
        public NativeBuffer<double> Records { get; } = new();
        public NativeBuffer<int> SlotOf { get; } = new();
        public NativeBuffer<int> Touched { get; } = new();
        public NativeBuffer<byte> Bits { get; } = new();

        public void Prepare(int keys)
        {
            if (SlotOf.Length < keys)
            {
                SlotOf.EnsureLength(keys);
                Touched.EnsureLength(keys);
                Bits.EnsureLength(keys);
                Bits.Clear();
            }
            SlotOf.Span.Fill(-1);
        }

        public void Dispose()
        {
            Records.Dispose();
            SlotOf.Dispose();
            Touched.Dispose();
            Bits.Dispose();
        }
    }

    private readonly struct BuildBody(ClusterList clusters, Simulation simulation) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            Worker w = clusters._workers[worker];
            int shifts = simulation.Neighbors.Ghosts.ShiftCount;
            int* slotOf = w.SlotOf.Pointer, touched = w.Touched.Pointer;
            byte* bits = w.Bits.Pointer;
            for (int b = start; b < end; b++)
            {
                ClusterBlock block = clusters._blocks[b];
                int first = b * clusters._blockClusters, count = Math.Min(clusters._blockClusters, clusters.ClusterCount - first);
                block.BeginBuild(first, count);
                for (int c = 0; c < count; c++) slotOf[(first + c) * (shifts + 1)] = block.AddSlot(first + c, -1);
                for (int k = 0; k < count * Size; k++)
                {
                    int n = 0;
                    int place = first * Size + k, i = clusters._order[place];
                    if (i >= 0)
                    {
                        int row = clusters._list!.RowOf[i], partners = clusters._list.Counts[row];
                        int* partner = clusters._list.Row(row);
                        for (int p = 0; p < partners; p++)
                        {
                            int at = clusters._place.Pointer[partner[p]], shift = clusters._image.Pointer[partner[p]];
                            if (!Lists(place, at, shift, shifts)) continue;
                            int key = at / Size * (shifts + 1) + shift + 1, slot = slotOf[key];
                            if (slot < 0) slot = slotOf[key] = block.AddSlot(at / Size, shift);
                            if (bits[slot] == 0) touched[n++] = slot;
                            bits[slot] |= (byte)(1 << (at % Size));
                        }
                    }
                    block.AddEntries(k, touched, n, bits);
                    for (int t = 0; t < n; t++) bits[touched[t]] = 0;
                }
                for (int s = 0; s < block.SlotCount; s++) slotOf[block.Clusters[s] * (shifts + 1) + block.Shifts[s] + 1] = -1;
                if (block.SlotCount >= (1 << SlotBits) - 1) throw new PolyMDException("a block of clusters touches more images than a list can name");
                block.EndBuild();
                if (simulation.Precision == Precision.Mixed) clusters.Measure(simulation, block);
            }
        }
    }

    private readonly struct PackBody(ClusterList clusters, AtomStore atoms) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int c = start; c < end; c++)
            {
                double* r = clusters._records.Pointer + (long)c * RecordLength;
                int* type = (int*)(r + 4 * Size);
                for (int k = 0; k < Size; k++)
                {
                    int i = clusters._order.Pointer[c * Size + k];
                    r[k] = i < 0 ? AtomStore.SentinelPosition : atoms.X.Pointer[i];
                    r[Size + k] = i < 0 ? AtomStore.SentinelPosition : atoms.Y.Pointer[i];
                    r[2 * Size + k] = i < 0 ? AtomStore.SentinelPosition : atoms.Z.Pointer[i];
                    r[3 * Size + k] = i < 0 ? 0 : atoms.Charge.Pointer[i];
                    type[k] = i < 0 ? 0 : atoms.TypeIndex.Pointer[i];
                }
            }
        }
    }

    private readonly struct ReduceBody(ClusterList clusters, AtomStore atoms, int elementSize) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            double* sum = stackalloc double[3 * Size];
            for (int c = start; c < end; c++)
            {
                Lane8 x = default, y = default, z = default;
                for (int s = clusters._sourceStart.Pointer[c]; s < clusters._sourceStart.Pointer[c + 1]; s++)
                {
                    byte* f = clusters._blocks[clusters._sourceBlock.Pointer[s]].Forces + (long)ForceSize(elementSize) * clusters._sourceSlot.Pointer[s];
                    x += Widen(f);
                    y += Widen(f + elementSize * Size);
                    z += Widen(f + elementSize * 2 * Size);
                }
                Lane8.Store(sum, x);
                Lane8.Store(sum + Size, y);
                Lane8.Store(sum + 2 * Size, z);
                for (int k = 0; k < Size; k++)
                {
                    int i = clusters._order.Pointer[c * Size + k];
                    if (i < 0) continue;
                    atoms.Fx.Pointer[i] += sum[k];
                    atoms.Fy.Pointer[i] += sum[Size + k];
                    atoms.Fz.Pointer[i] += sum[2 * Size + k];
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Lane8 Widen(byte* values) =>
            elementSize == sizeof(double) ? Lane8.Load((double*)values) : Lane8Single.Widen(new Lane8F(Vector256.Load((float*)values)));
    }
}
