using System.Runtime.Intrinsics;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.Neighbors;

/// <summary>
/// Full neighbour list of the local atoms whose type takes part: rows of local or ghost indices within cutoff + skin, padded with the
/// sentinel to a multiple of eight. Every pair of local atoms stands in both rows, so each row's owner computes its own force and no
/// two threads write to one atom. Distances can be taken directly: periodic images are ghosts.
/// </summary>
public sealed unsafe class NeighborList : IDisposable
{
    /// <summary>Rows are padded to a multiple of this.</summary>
    public const int RowMultiple = 8;

    private readonly NeighborRequest _request;
    private readonly int _typeCount;
    private readonly double _largestCutoff;
    private readonly bool[] _takesPart;
    private readonly bool _uniform;
    private readonly CellGrid _grid = new();
    private readonly NativeBuffer<int> _centres = new(), _counts = new(), _rows = new(), _rowOf = new();
    private readonly NativeBuffer<double> _reach2 = new();
    private int[][] _marks = [];
    private int _stride = 64;

    /// <summary>Creates an empty list.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="typeCount">Atom types.</param>
    public NeighborList(NeighborRequest request, int typeCount)
    {
        _request = request;
        _typeCount = typeCount;
        _largestCutoff = request.Cutoff.Length == 0 ? 0 : request.Cutoff.Max();
        _takesPart = new bool[typeCount];
        for (int t = 0; t < typeCount; t++) _takesPart[t] = request.Cutoff.AsSpan(t * typeCount, typeCount).ContainsAnyInRange(double.Epsilon, double.MaxValue);
        _uniform = request.Cutoff.All(c => c == _largestCutoff);
    }

    /// <summary>Largest cutoff of the request, without skin.</summary>
    public double LargestCutoff => _largestCutoff;

    /// <summary>Number of rows.</summary>
    public int CentreCount { get; private set; }

    /// <summary>Local atom of each row, ascending.</summary>
    public int* Centres => _centres.Pointer;

    /// <summary>Neighbours in each row, without padding.</summary>
    public int* Counts => _counts.Pointer;

    /// <summary>Row of each local atom, or −1.</summary>
    public int* RowOf => _rowOf.Pointer;

    /// <summary>Neighbours of a row, padded with the sentinel to a multiple of <see cref="RowMultiple"/>.</summary>
    /// <param name="row">0 … CentreCount − 1.</param>
    public int* Row(int row) => _rows.Pointer + (long)row * _stride;

    /// <summary>Entries of all rows.</summary>
    public long TotalNeighbors
    {
        get
        {
            long sum = 0;
            for (int r = 0; r < CentreCount; r++) sum += Counts[r];
            return sum;
        }
    }

    /// <summary>Builds the list for the present positions of local atoms and ghosts.</summary>
    /// <param name="simulation">Atoms, box, special pairs, threads.</param>
    /// <param name="skin">Distance added to every cutoff.</param>
    public void Build(Simulation simulation, double skin)
    {
        AtomStore atoms = simulation.Atoms;
        _reach2.EnsureLength(_typeCount * _typeCount);
        for (int k = 0; k < _request.Cutoff.Length; k++)
        {
            double c = _request.Cutoff[k] > 0 ? _request.Cutoff[k] + skin : 0;
            _reach2[k] = c * c;
        }
        _rowOf.EnsureLength(atoms.LocalCount);
        _centres.EnsureLength(atoms.LocalCount);
        int rows = 0;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            bool part = _takesPart[atoms.TypeIndex[i]];
            _rowOf[i] = part ? rows : -1;
            if (part) _centres[rows++] = i;
        }
        CentreCount = rows;
        _counts.EnsureLength(rows);
        if (rows == 0) return;
        double reach = _largestCutoff + skin;
        _grid.Fill(atoms, _takesPart, reach);
        bool special = _request.ExcludeSpecial && simulation.SpecialPairs.Partners.Length > 0;
        if (special && (_marks.Length != simulation.Team.Size || _marks[0].Length < atoms.LocalCount))
        {
            _marks = new int[simulation.Team.Size][];
            for (int k = 0; k < _marks.Length; k++) _marks[k] = new int[atoms.LocalCount];
        }
        if (special) foreach (int[] m in _marks) Array.Fill(m, -1);
        while (true)
        {
            long needed = (long)rows * _stride;
            if (needed > int.MaxValue) throw new PolyMDException($"neighbour list of {_request.Name}: {rows} atoms with {_stride} neighbours each exceed what one list can hold");
            if (_rows.Length < needed) _rows.Resize((int)needed);
            simulation.Team.Run(rows, OrderedSum.BlockSize, new BuildBody(this, simulation, special, reach));
            int most = 0;
            for (int r = 0; r < rows; r++) most = Math.Max(most, _counts[r]);
            int padded = (most + RowMultiple - 1) / RowMultiple * RowMultiple;
            if (padded <= _stride) return;
            _stride = padded + RowMultiple * Math.Max(1, padded / 64);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _grid.Dispose();
        _centres.Dispose();
        _counts.Dispose();
        _rows.Dispose();
        _rowOf.Dispose();
        _reach2.Dispose();
    }

    private readonly struct BuildBody(NeighborList list, Simulation simulation, bool special, double reach) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            SpecialPairs pairs = simulation.SpecialPairs;
            SimulationBox box = simulation.Box;
            int[] mark = special ? list._marks[worker] : [];
            for (int row = start; row < end; row++)
            {
                int i = list._centres[row];
                if (special)
                {
                    for (int k = pairs.PartnerStart[i]; k < pairs.PartnerStart[i + 1]; k++) mark[pairs.Partners[k]] = i;
                }
                list._counts[row] = list.BuildRow(atoms, box, i, list.Row(row), mark, reach);
            }
        }
    }

    private int BuildRow(AtomStore atoms, in SimulationBox box, int i, int* row, int[] mark, double reach)
    {
        double xi = atoms.X[i], yi = atoms.Y[i], zi = atoms.Z[i];
        double* sx = _grid.X, sy = _grid.Y, sz = _grid.Z;
        int* index = _grid.Index, owner = atoms.GhostOwner.Pointer, type = atoms.TypeIndex.Pointer;
        double* reach2 = _reach2.Pointer + atoms.TypeIndex[i] * _typeCount;
        bool special = mark.Length > 0;
        int count = 0;
        Vector256<double> vx = Vector256.Create(xi), vy = Vector256.Create(yi), vz = Vector256.Create(zi), vr = Vector256.Create(reach * reach);
        CellGrid.Reach cells = _grid.Around(xi, yi, zi);
        for (int cz = cells.Z0; cz <= cells.Z1; cz++)
        {
            for (int cy = cells.Y0; cy <= cells.Y1; cy++)
            {
                (int from, int to) = _grid.Range(cells.X0, cells.X1, cy, cz);
                for (int k = from; k < to; k += 4)
                {
                    // The grid's arrays are padded, so four may be read; those beyond the range are cut off by the bit mask.
                    Vector256<double> dx = Vector256.Load(sx + k) - vx, dy = Vector256.Load(sy + k) - vy, dz = Vector256.Load(sz + k) - vz;
                    uint hits = Vector256.LessThan(dx * dx + dy * dy + dz * dz, vr).ExtractMostSignificantBits();
                    if (to - k < 4) hits &= (1u << (to - k)) - 1;
                    for (; hits != 0; hits &= hits - 1)
                    {
                        int m = k + System.Numerics.BitOperations.TrailingZeroCount(hits);
                        int j = index[m];
                        if (j == i) continue;
                        if (!_uniform || special)
                        {
                            Vec3 d = new(sx[m] - xi, sy[m] - yi, sz[m] - zi);
                            if (!(d.LengthSquared < reach2[type[j]])) continue;
                            // Only the nearest image of a bonded partner is a bonded pair; farther images interact fully.
                            if (special && mark[owner[j]] == i && IsNearestImage(box, d)) continue;
                        }
                        if (count < _stride) row[count] = j;
                        count++;
                    }
                }
            }
        }
        for (int k = count; k < _stride && k % RowMultiple != 0; k++) row[k] = atoms.Sentinel;
        return count;
    }

    private static bool IsNearestImage(in SimulationBox box, Vec3 d) =>
        !(box.PeriodicX && Math.Abs(d.X) > 0.5 * box.Lengths.X)
        && !(box.PeriodicY && Math.Abs(d.Y) > 0.5 * box.Lengths.Y)
        && !(box.PeriodicZ && Math.Abs(d.Z) > 0.5 * box.Lengths.Z);
}
