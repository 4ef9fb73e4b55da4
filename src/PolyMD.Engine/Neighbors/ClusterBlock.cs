using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.Neighbors;

/// <summary>
/// A fixed run of clusters of a <see cref="ClusterList"/> with everything it touches: slots (a cluster as displaced by a lattice vector),
/// for each of its atoms the slots that hold its partners, and a force buffer for the slots. The first slots are its own clusters.
/// </summary>
public sealed unsafe class ClusterBlock : IDisposable
{
    private readonly NativeBuffer<int> _entries = new(), _start = new(), _near = new(), _nearEnd = new(), _clusters = new(), _shifts = new();
    private readonly NativeBuffer<double> _forces = new();

    internal ClusterBlock() { }

    /// <summary>First cluster.</summary>
    public int First { get; internal set; }

    /// <summary>Its clusters.</summary>
    public int Count { get; internal set; }

    /// <summary>Number of slots.</summary>
    public int SlotCount { get; internal set; }

    /// <summary>Cluster of each slot.</summary>
    public int* Clusters => _clusters.Pointer;

    /// <summary>Lattice vector of each slot, −1 for none.</summary>
    public int* Shifts => _shifts.Pointer;

    /// <summary>Forces by slot (<see cref="IClusterLane{TLane, TPosition}"/>).</summary>
    public byte* Forces => (byte*)_forces.Pointer;

    /// <summary>The point that single-precision positions count from.</summary>
    public Vec3 Origin { get; internal set; }

    /// <summary>Length of their unit.</summary>
    public double Unit { get; internal set; }

    /// <summary>Entries of the block's k-th atom within the cutoff plus a part of the skin, from here …</summary>
    /// <param name="k">Eight times the cluster within the block, plus the place in the cluster.</param>
    public int* Begin(int k) => _near.Pointer + _start[k] + k;

    /// <summary>… to here.</summary>
    /// <param name="k">As for <see cref="Begin"/>.</param>
    public int* End(int k) => _near.Pointer + _nearEnd[k];

    /// <summary>Chooses the entries of an atom that hold a partner within reach; where bundles take two, an odd row ends with the slot that no atom is in.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <typeparam name="TPosition">Lane of coordinates.</typeparam>
    /// <typeparam name="TSlots">How slots are seen.</typeparam>
    /// <param name="k">As for <see cref="Begin"/>.</param>
    /// <param name="records">Slots.</param>
    /// <param name="masks"><see cref="ClusterList.Masks"/>.</param>
    /// <param name="reach2">Squared reach.</param>
    public void Prune<TLane, TPosition, TSlots>(int k, byte* records, byte* masks, double reach2) where TLane : unmanaged, ILane<TLane> where TSlots : struct, IClusterLane<TLane, TPosition>
    {
        const int n = ClusterList.Size, slotMask = (1 << ClusterList.SlotBits) - 1;
        int e = TSlots.ElementSize, size = ClusterList.RecordSize(e), nowhere = SlotCount;
        byte* own = records + (long)(k / n) * size + k % n * e;
        TPosition x = TSlots.Own(own), y = TSlots.Own(own + n * e), z = TSlots.Own(own + 2 * n * e);
        TLane limit = TLane.Create(reach2), unit2 = TLane.Create(Unit * Unit);
        int* kept = Begin(k), first = kept, end = _entries.Pointer + _start[k + 1];
        for (int* entry = _entries.Pointer + _start[k]; entry < end; entry++)
        {
            byte* r = records + (long)(*entry & slotMask) * size, mask = masks + e * n * (*entry >>> ClusterList.SlotBits);
            // The second entry of a bundle is not needed here: it is the first once more.
            bool keep = false;
            for (int l = 0; l < n * e; l += TSlots.Width * e)
            {
                TLane dx = TSlots.Minus(x, r + l, r + l), dy = TSlots.Minus(y, r + n * e + l, r + n * e + l), dz = TSlots.Minus(z, r + 2 * n * e + l, r + 2 * n * e + l);
                TLane r2 = TLane.MulAdd(dx, dx, TLane.MulAdd(dy, dy, dz * dz));
                if (e == sizeof(float)) r2 *= unit2;
                keep |= TLane.AnyLess(TLane.Max(r2, TSlots.Load(mask + l, mask + l)), limit);
            }
            *kept = *entry;
            kept += keep ? 1 : 0;
        }
        if (TSlots.Entries == 2 && (kept - first) % 2 != 0) *kept++ = nowhere;
        _nearEnd[k] = (int)(kept - _near.Pointer);
    }

    internal void BeginBuild(int first, int count)
    {
        First = first;
        Count = count;
        SlotCount = 0;
        _start.EnsureLength(ClusterList.Size * count + 1);
        _nearEnd.EnsureLength(ClusterList.Size * count);
        _start[0] = 0;
    }

    internal int AddSlot(int cluster, int shift)
    {
        if (SlotCount == _clusters.Length)
        {
            _clusters.Resize(2 * SlotCount + 64);
            _shifts.Resize(2 * SlotCount + 64);
        }
        _clusters[SlotCount] = cluster;
        _shifts[SlotCount] = shift;
        return SlotCount++;
    }

    internal void AddEntries(int k, int* slots, int count, byte* masks)
    {
        int from = _start[k];
        if (_entries.Length < from + count) _entries.Resize(2 * (from + count) + 64);
        for (int e = 0; e < count; e++) _entries[from + e] = slots[e] | masks[slots[e]] << ClusterList.SlotBits;
        _start[k + 1] = from + count;
    }

    internal void EndBuild()
    {
        _near.EnsureLength(_entries.Length + ClusterList.Size * Count);
        _forces.EnsureLength(3 * ClusterList.Size * (SlotCount + 1));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _entries.Dispose();
        _start.Dispose();
        _near.Dispose();
        _nearEnd.Dispose();
        _clusters.Dispose();
        _shifts.Dispose();
        _forces.Dispose();
    }
}
