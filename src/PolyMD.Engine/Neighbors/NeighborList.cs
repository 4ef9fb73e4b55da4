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
    private Scratch[] _scratch = [];
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
        _uniform = true;
        for (int t = 0; t < typeCount; t++)
        {
            for (int u = 0; u < typeCount; u++) _uniform &= !_takesPart[t] || !_takesPart[u] || request.Cutoff[t * typeCount + u] == _largestCutoff;
        }
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
        if (_scratch.Length != simulation.Team.Size)
        {
            foreach (Scratch old in _scratch) old.Dispose();
            _scratch = new Scratch[simulation.Team.Size];
            for (int k = 0; k < _scratch.Length; k++) _scratch[k] = new Scratch();
        }
        foreach (Scratch scratch in _scratch) scratch.Prepare(_grid.Count, special ? atoms.LocalCount : 0);
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
        foreach (Scratch scratch in _scratch) scratch.Dispose();
    }

    // Memory of one worker: candidates within reach of a row's atom, and which atoms are its bonded partners.
    private sealed class Scratch : IDisposable
    {
        public NativeBuffer<int> Hits { get; } = new();
        public NativeBuffer<double> Distances2 { get; } = new();
        public int[] Mark { get; private set; } = [];

        public void Prepare(int candidates, int marks)
        {
            Hits.EnsureLength(candidates + 16);
            Distances2.EnsureLength(candidates + 16);
            if (Mark.Length < marks) Mark = new int[marks];
            Array.Fill(Mark, -1);
        }

        public void Dispose()
        {
            Hits.Dispose();
            Distances2.Dispose();
        }
    }

    private readonly struct BuildBody(NeighborList list, Simulation simulation, bool special, double reach) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            Scratch scratch = list._scratch[worker];
            for (int row = start; row < end; row++)
            {
                int i = list._centres[row];
                double farthestPartner2 = special ? MarkPartners(simulation, i, scratch.Mark) : -1;
                int hits = list._grid.Collect(simulation.Atoms.Position(i), reach, scratch.Hits.Pointer, scratch.Distances2.Pointer);
                list._counts[row] = list.Select(simulation, i, scratch, hits, farthestPartner2, list.Row(row));
            }
        }
    }

    // Marks the bonded partners of an atom; returns the squared distance of the farthest, so that only nearer candidates need a look.
    private static double MarkPartners(Simulation simulation, int i, int[] mark)
    {
        SpecialPairs pairs = simulation.SpecialPairs;
        Vec3 r = simulation.Atoms.Position(i);
        double farthest2 = -1;
        for (int k = pairs.PartnerStart[i]; k < pairs.PartnerStart[i + 1]; k++)
        {
            int partner = pairs.Partners[k];
            mark[partner] = i;
            farthest2 = Math.Max(farthest2, simulation.Box.MinimumImage(simulation.Atoms.Position(partner) - r).LengthSquared);
        }
        // Candidates are images computed by another sequence of roundings.
        return farthest2 * (1 + 1e-9);
    }

    private int Select(Simulation simulation, int i, Scratch scratch, int hits, double farthestPartner2, int* row)
    {
        AtomStore atoms = simulation.Atoms;
        int* hit = scratch.Hits.Pointer, owner = atoms.GhostOwner.Pointer, type = atoms.TypeIndex.Pointer;
        double* r2 = scratch.Distances2.Pointer, reach2 = _reach2.Pointer + type[i] * _typeCount;
        int count = 0, room = _stride;
        NeighborExclusions? exclusions = simulation.Neighbors.Exclusions is { Any: true } some ? some : null;
        // Nothing to choose: all hits but the atom itself.
        if (_uniform && farthestPartner2 < 0 && exclusions is null && !_request.BetweenMolecules && hits <= room)
        {
            int self = new ReadOnlySpan<int>(hit, hits).IndexOf(i);
            new ReadOnlySpan<int>(hit, self).CopyTo(new Span<int>(row, room));
            new ReadOnlySpan<int>(hit + self + 1, hits - self - 1).CopyTo(new Span<int>(row + self, room - self));
            for (count = hits - 1; count % RowMultiple != 0; count++) row[count] = atoms.Sentinel;
            return hits - 1;
        }
        for (int h = 0; h < hits; h++)
        {
            int j = hit[h];
            bool keep = j != i && (_uniform || r2[h] < reach2[type[j]]);
            // Only the nearest image of a bonded partner is a bonded pair; farther images interact fully.
            if (r2[h] <= farthestPartner2 && scratch.Mark[owner[j]] == i) keep &= !IsNearestImage(simulation.Box, atoms.Position(j) - atoms.Position(i));
            if (exclusions is not null && keep) keep = !exclusions.Contains(atoms, i, owner[j]);
            if (_request.BetweenMolecules && keep) keep = atoms.Molecule[i] != atoms.Molecule[owner[j]];
            if (count < room) row[count] = j;
            count += keep ? 1 : 0;
        }
        for (int k = count; k < room && k % RowMultiple != 0; k++) row[k] = atoms.Sentinel;
        return count;
    }

    private static bool IsNearestImage(in SimulationBox box, Vec3 d) =>
        !(box.PeriodicX && Math.Abs(d.X) > 0.5 * box.Lengths.X)
        && !(box.PeriodicY && Math.Abs(d.Y) > 0.5 * box.Lengths.Y)
        && !(box.PeriodicZ && Math.Abs(d.Z) > 0.5 * box.Lengths.Z);
}
