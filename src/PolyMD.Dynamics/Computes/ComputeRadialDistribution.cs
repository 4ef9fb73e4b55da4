using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Radial distribution g(r) and running coordination number of pairs of type ranges, for atoms of a group:
/// g = h(r) V / (N_i N_j' · 4π/3 (r₊³ − r₋³)) with N_j' = N_j − N_ij/N_i (N_ij atoms that are both), coordination = Σ g · shell · N_j'/V.
/// Array: bin centre, then g and coordination for each pair. Bonded pairs whose special factors are both 0 are not counted.
/// </summary>
[ComputeStyle("rdf")]
public sealed class ComputeRadialDistribution : ComputeBase, IArraySource
{
    private readonly int _bins;
    private readonly List<(int IFirst, int ILast, int JFirst, int JLast)> _pairs = [];
    private readonly double _userCutoff;
    private readonly double[] _array;
    private readonly ImageCells _cells = new();
    private readonly int[] _pairsOfTypes;
    private readonly int[] _pairStart;
    private long[][] _histograms = [];
    private int[] _excludedStart = [], _excluded = [];
    private int _excludedVersion = -1;
    private SpecialWeights _excludedWeights;

    /// <summary>Reads <c>compute ID group rdf Nbin [itype jtype …] [cutoff Rcut]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Bins, type pairs, keywords.</param>
    public ComputeRadialDistribution(StyleContext context, ArgReader args) : base(context)
    {
        _bins = args.Integer("Nbin", 1, 10_000_000);
        int types = Simulation.Types.Count;
        while (!args.AtEnd)
        {
            if (char.IsAsciiLetter(args.Peek![0]))
            {
                if (!args.TryKeyword("cutoff"))
                {
                    args.Word("keyword");
                    args.UnknownKeyword("cutoff");
                }
                _userCutoff = args.Positive("Rcut");
                continue;
            }
            (int i0, int i1) = args.TypeRange("itype", types);
            (int j0, int j1) = args.TypeRange("jtype", types);
            _pairs.Add((i0 - 1, i1 - 1, j0 - 1, j1 - 1));
        }
        if (_pairs.Count == 0) _pairs.Add((0, types - 1, 0, types - 1));
        Columns = 1 + 2 * _pairs.Count;
        _array = new double[_bins * Columns];
        List<int> members = [];
        _pairStart = new int[types * types + 1];
        for (int i = 0; i < types; i++)
        {
            for (int j = 0; j < types; j++)
            {
                for (int m = 0; m < _pairs.Count; m++) if (Holds(m, i, j)) members.Add(m);
                _pairStart[i * types + j + 1] = members.Count;
            }
        }
        _pairsOfTypes = [.. members];
    }

    /// <inheritdoc/>
    public int Rows => _bins;

    /// <inheritdoc/>
    public int Columns { get; }

    /// <inheritdoc/>
    public double ArrayAt(int row, int column) => _array[row * Columns + column];

    /// <inheritdoc/>
    protected override void Update()
    {
        double cutoff = _userCutoff > 0 ? _userCutoff : LargestForceCutoff();
        UpdateExclusions();
        _cells.Fill(Simulation, Group.Bit, cutoff);
        if (_histograms.Length != Simulation.Team.Size)
        {
            _histograms = new long[Simulation.Team.Size][];
            for (int k = 0; k < _histograms.Length; k++) _histograms[k] = new long[_pairs.Count * _bins];
        }
        foreach (long[] h in _histograms) Array.Clear(h);
        // Integer counts: the sum does not depend on which worker counted what.
        Simulation.Team.Run(Atoms.LocalCount, OrderedSum.BlockSize, new Body(this, cutoff));
        Normalize(cutoff / _bins);
    }

    private void Normalize(double width)
    {
        bool flat = Simulation.Box.IsTwoDimensional;
        double constant = (flat ? Math.PI : 4.0 * Math.PI / 3.0) / Simulation.Box.Volume;
        for (int m = 0; m < _pairs.Count; m++)
        {
            long ni = 0, nj = 0, both = 0;
            for (int a = 0; a < Atoms.LocalCount; a++)
            {
                if ((Atoms.GroupMask[a] & Group.Bit) == 0) continue;
                int t = Atoms.TypeIndex[a];
                bool isI = t >= _pairs[m].IFirst && t <= _pairs[m].ILast, isJ = t >= _pairs[m].JFirst && t <= _pairs[m].JLast;
                if (isI) ni++;
                if (isJ) nj++;
                if (isI && isJ) both++;
            }
            double partners = ni > 0 ? nj - (double)both / ni : 0, coordination = 0;
            for (int k = 0; k < _bins; k++)
            {
                double lower = k * width, upper = (k + 1) * width;
                double shell = constant * (flat ? upper * upper - lower * lower : upper * upper * upper - lower * lower * lower);
                long count = 0;
                foreach (long[] h in _histograms) count += h[m * _bins + k];
                double g = shell * partners != 0 ? count / (shell * partners * ni) : 0;
                if (ni > 0) coordination += g * shell * partners;
                _array[k * Columns] = (k + 0.5) * width;
                _array[k * Columns + 1 + 2 * m] = g;
                _array[k * Columns + 2 + 2 * m] = coordination;
            }
        }
    }

    private double LargestForceCutoff()
    {
        double largest = 0;
        foreach (NeighborList list in Simulation.Neighbors.Lists) largest = Math.Max(largest, list.LargestCutoff);
        return largest > 0 ? largest : throw new SimulationException(Simulation.Step, $"compute {Id} (rdf) takes its range from the pair style, and there is none: give 'cutoff'");
    }

    private void UpdateExclusions()
    {
        SpecialPairs special = Simulation.SpecialPairs;
        special.Update(Atoms, Simulation.Topology, Simulation.Special);
        if (_excludedVersion == Atoms.OrderVersion && _excludedWeights == Simulation.Special && _excludedStart.Length == Atoms.LocalCount + 1) return;
        _excludedVersion = Atoms.OrderVersion;
        _excludedWeights = Simulation.Special;
        int n = Atoms.LocalCount;
        int[] start = new int[n + 1];
        for (int k = 0; k < special.First.Length; k++)
        {
            if (!Silent(special.Kind[k])) continue;
            start[special.First[k] + 1]++;
            start[special.Second[k] + 1]++;
        }
        for (int i = 0; i < n; i++) start[i + 1] += start[i];
        int[] fill = start[..n];
        _excluded = new int[start[n]];
        for (int k = 0; k < special.First.Length; k++)
        {
            if (!Silent(special.Kind[k])) continue;
            _excluded[fill[special.First[k]]++] = special.Second[k];
            _excluded[fill[special.Second[k]]++] = special.First[k];
        }
        _excludedStart = start;
    }

    private bool Silent(int kind) => Simulation.Special.Lj(kind) == 0 && Simulation.Special.Coul(kind) == 0;

    private bool Holds(int m, int i, int j) => i >= _pairs[m].IFirst && i <= _pairs[m].ILast && j >= _pairs[m].JFirst && j <= _pairs[m].JLast;

    private readonly struct Body(ComputeRadialDistribution owner, double cutoff) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            Visitor visitor = new(owner, owner._histograms[worker], cutoff);
            for (int i = start; i < end; i++) owner._cells.Visit(i, ref visitor);
        }
    }

    private readonly struct Visitor(ComputeRadialDistribution owner, long[] histogram, double cutoff) : IPairVisitor
    {
        private readonly double _cutoff2 = cutoff * cutoff, _inverse = owner._bins / cutoff;
        private readonly int _types = owner.Simulation.Types.Count;

        public void Visit(int i, int j, Vec3 d)
        {
            double r2 = d.LengthSquared;
            if (!(r2 < _cutoff2)) return;
            AtomStore atoms = owner.Atoms;
            int key = atoms.TypeIndex[i] * _types + atoms.TypeIndex[j];
            int from = owner._pairStart[key], to = owner._pairStart[key + 1];
            if (from == to || owner.IsExcluded(i, j, d)) return;
            int bin = (int)(Math.Sqrt(r2) * _inverse);
            if (bin >= owner._bins) return;
            for (int k = from; k < to; k++) histogram[owner._pairsOfTypes[k] * owner._bins + bin]++;
        }
    }

    private bool IsExcluded(int i, int j, Vec3 d)
    {
        if (Simulation.Neighbors.Exclusions.Contains(Atoms, i, j)) return true;
        for (int k = _excludedStart[i]; k < _excludedStart[i + 1]; k++)
        {
            // Only the nearest image of a bonded partner is a bonded pair.
            if (_excluded[k] == j) return (Simulation.Box.MinimumImage(d) - d).LengthSquared < 1e-12 * d.LengthSquared + double.Epsilon;
        }
        return false;
    }
}
