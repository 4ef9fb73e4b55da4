using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PolyMD.Numerics;

namespace PolyMD.Engine.Neighbors;

/// <summary>
/// The entries of a neighbour list within the cutoff plus a quarter of the skin, in list order, renewed when an atom has moved half of
/// that: most steps then look at far fewer pairs. Pairs left out are beyond the cutoff, so forces are what they would be without.
/// </summary>
public sealed unsafe class PrunedList : IDisposable
{
    private const double SkinFraction = 0.25;
    private readonly NativeBuffer<int> _rows = new(), _padded = new();
    private readonly DisplacementGuard _guard = new();
    private NeighborList? _list;
    private bool _stale = true;
    private int _stride;

    /// <summary>Entries of a row, padded with the sentinel.</summary>
    /// <param name="row">Row of the neighbour list.</param>
    public int* Row(int row) => _rows.Pointer + (long)row * _stride;

    /// <summary>Entries of a row with padding: a multiple of <see cref="NeighborList.RowMultiple"/>.</summary>
    /// <param name="row">Row of the neighbour list.</param>
    public int Padded(int row) => _padded[row];

    /// <summary>When entries were chosen last.</summary>
    public DisplacementGuard Guard => _guard;

    /// <summary>Declares that the list was rebuilt.</summary>
    /// <param name="list">The list.</param>
    public void Rebuilt(NeighborList list)
    {
        _list = list;
        _stale = true;
        int most = 0;
        for (int row = 0; row < list.CentreCount; row++) most = Math.Max(most, list.Counts[row]);
        _stride = (most + 2 * NeighborList.RowMultiple - 1) / NeighborList.RowMultiple * NeighborList.RowMultiple;
        _rows.EnsureLength(checked(list.CentreCount * _stride));
        _padded.EnsureLength(list.CentreCount);
    }

    /// <summary>Renews the entries if some atom may have come too near; at every step before they are used.</summary>
    /// <param name="simulation">Atoms, box, skin, threads.</param>
    public void Update(Simulation simulation)
    {
        double skin = SkinFraction * simulation.Neighbors.Skin;
        if (!_stale && !_guard.Moved(simulation, skin)) return;
        _stale = false;
        _guard.Hold(simulation);
        double reach = _list!.LargestCutoff + skin;
        simulation.Team.Run(_list.CentreCount, OrderedSum.BlockSize, new Body(this, simulation.Atoms, _list, reach * reach));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _padded.Dispose();
        _guard.Dispose();
    }

    private readonly struct Body(PrunedList pruned, AtomStore atoms, NeighborList list, double reach2) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int row = start; row < end; row++)
            {
                int* all = list.Row(row), kept = pruned.Row(row);
                double* centre = atoms.Records.Pointer + 4L * list.Centres[row];
                int n = Avx512F.VL.IsSupported ? Keep8(centre, all, list.Counts[row], kept) : Keep(centre, all, list.Counts[row], kept);
                for (; n % NeighborList.RowMultiple != 0; n++) kept[n] = atoms.Sentinel;
                pruned._padded[row] = n;
            }
        }

        private int Keep(double* centre, int* all, int count, int* kept)
        {
            int n = 0;
            for (int k = 0; k < count; k++)
            {
                double* r = atoms.Records.Pointer + 4L * all[k];
                double dx = r[0] - centre[0], dy = r[1] - centre[1], dz = r[2] - centre[2];
                kept[n] = all[k];
                n += dx * dx + dy * dy + dz * dz < reach2 ? 1 : 0;
            }
            return n;
        }

        // No branch on what was hit; the sentinel that pads a row is beyond every reach.
        private int Keep8(double* centre, int* all, int count, int* kept)
        {
            int n = 0;
            Lane8 x = Lane8.Create(centre[0]), y = Lane8.Create(centre[1]), z = Lane8.Create(centre[2]);
            Vector512<double> limit = Vector512.Create(reach2);
            for (int k = 0; k < count; k += 8)
            {
                Lane8.GatherRecords(atoms.Records.Pointer, all + k, out Lane8 dx, out Lane8 dy, out Lane8 dz, out _);
                dx -= x;
                dy -= y;
                dz -= z;
                Vector512<long> inside = Vector512.LessThan((dx * dx + dy * dy + dz * dz).Vector, limit).AsInt64();
                Vector256.Store(Avx512F.VL.Compress(Vector256<int>.Zero, Avx512F.ConvertToVector256Int32(inside), Vector256.Load(all + k)), kept + n);
                n += BitOperations.PopCount(inside.ExtractMostSignificantBits());
            }
            return n;
        }
    }
}
