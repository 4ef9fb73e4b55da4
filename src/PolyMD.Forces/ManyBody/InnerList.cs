using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// The entries of a neighbour list within the cutoff plus a quarter of the skin, in list order, renewed when an atom has moved half of
/// that: where the list's rows are much longer than the neighbours inside the cutoff, most steps then look at half as many. Leaves the
/// result bit for bit as it is without.
/// </summary>
internal sealed unsafe class InnerList : IDisposable
{
    private const double SkinFraction = 0.25;
    private readonly double _cutoff;
    private readonly NativeBuffer<int> _rows = new(), _padded = new();
    private readonly NativeBuffer<double> _x = new(), _y = new(), _z = new();
    private SimulationBox _box;
    private bool _stale = true;
    private int _stride;

    /// <summary>Creates an empty list.</summary>
    /// <param name="cutoff">Cutoff without skin.</param>
    public InnerList(double cutoff) => _cutoff = cutoff;

    /// <summary>Entries of a row, padded with the sentinel.</summary>
    public int* Row(int row) => _rows.Pointer + (long)row * _stride;

    /// <summary>Entries of a row with padding.</summary>
    public int Padded(int row) => _padded[row];

    /// <summary>Makes room after the neighbour list was rebuilt.</summary>
    public void Rebuilt(Simulation simulation, NeighborList list, int stride)
    {
        _stale = true;
        _stride = stride;
        _rows.EnsureLength(checked(list.CentreCount * stride));
        _padded.EnsureLength(list.CentreCount);
        int n = simulation.Atoms.LocalCount;
        _x.EnsureLength(n);
        _y.EnsureLength(n);
        _z.EnsureLength(n);
    }

    /// <summary>Renews the entries if some atom may have come too near. Columns and slots are scratch of each worker.</summary>
    public void Update<TLane>(Simulation simulation, NeighborList list, NativeBuffer<double>[] columns, NativeBuffer<int>[] slots, int scratch)
        where TLane : unmanaged, ILane<TLane>
    {
        double skin = SkinFraction * simulation.Neighbors.Skin;
        if (!_stale && !Moved(simulation, skin)) return;
        _stale = false;
        _box = simulation.Box;
        AtomStore atoms = simulation.Atoms;
        atoms.X.Span[..atoms.LocalCount].CopyTo(_x.Span);
        atoms.Y.Span[..atoms.LocalCount].CopyTo(_y.Span);
        atoms.Z.Span[..atoms.LocalCount].CopyTo(_z.Span);
        double reach = _cutoff + skin;
        simulation.Team.Run(list.CentreCount, OrderedSum.BlockSize, new Body<TLane>(this, atoms, list, columns, slots, scratch, reach * reach));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _padded.Dispose();
        _x.Dispose();
        _y.Dispose();
        _z.Dispose();
    }

    private bool Moved(Simulation simulation, double skin)
    {
        AtomStore atoms = simulation.Atoms;
        double allowance = skin;
        if (simulation.Box != _box) allowance -= (simulation.Box.Lo - _box.Lo).Length + (simulation.Box.Hi - _box.Hi).Length + Math.Abs(simulation.Box.TiltXY - _box.TiltXY) + Math.Abs(simulation.Box.TiltXZ - _box.TiltXZ) + Math.Abs(simulation.Box.TiltYZ - _box.TiltYZ);
        if (allowance < 0) return true;
        double limit = 0.25 * allowance * allowance;
        double* x = atoms.X.Pointer, y = atoms.Y.Pointer, z = atoms.Z.Pointer, hx = _x.Pointer, hy = _y.Pointer, hz = _z.Pointer;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            double dx = x[i] - hx[i], dy = y[i] - hy[i], dz = z[i] - hz[i];
            if (!(dx * dx + dy * dy + dz * dz <= limit)) return true;
        }
        return false;
    }

    private readonly struct Body<TLane>(InnerList inner, AtomStore atoms, NeighborList list, NativeBuffer<double>[] columns, NativeBuffer<int>[] slots, int scratch, double reach2) : IRangeBody
        where TLane : unmanaged, ILane<TLane>
    {
        public void Invoke(int start, int end, int worker)
        {
            double* x = columns[worker].Pointer;
            int* slot = slots[worker].Pointer;
            for (int row = start; row < end; row++)
            {
                int* all = list.Row(row), kept = inner.Row(row);
                int padded = (list.Counts[row] + NeighborList.RowMultiple - 1) / NeighborList.RowMultiple * NeighborList.RowMultiple;
                int n = NeighborFilter.Within<TLane>(atoms.Records.Pointer, all, padded, list.Centres[row], reach2, x, x + scratch, x + 2 * scratch, x + 3 * scratch, slot);
                for (int k = 0; k < n; k++) kept[k] = all[slot[k]];
                for (; n % NeighborList.RowMultiple != 0; n++) kept[n] = atoms.Sentinel;
                inner._padded[row] = n;
            }
        }
    }
}
