using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>Distribution of coordination numbers: for every centre of every frame, the partners nearer than a cutoff (the first minimum of g(r), say). Errors by block averages over frames.</summary>
public sealed class CoordinationNumbers : IFrameAnalysis<CoordinationResult>
{
    private readonly AtomSelection _centers, _partners;
    private readonly double _cutoff;
    private readonly bool _excludeSameMolecule;
    private readonly PairGrid _grid = new();
    private readonly List<double[]> _shares = [];
    private readonly List<double> _means = [];
    private int[] _a = [], _b = [], _counts = [];

    /// <summary>Makes the analysis.</summary>
    /// <param name="centers">Central atoms, chosen in the first frame.</param>
    /// <param name="partners">Atoms that are counted, chosen in the first frame.</param>
    /// <param name="cutoff">Largest distance, deck unit.</param>
    /// <param name="excludeSameMolecule">True to leave out partners of the centre's own (non-zero) molecule.</param>
    public CoordinationNumbers(AtomSelection centers, AtomSelection partners, double cutoff, bool excludeSameMolecule = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cutoff);
        _centers = centers;
        _partners = partners;
        _cutoff = cutoff;
        _excludeSameMolecule = excludeSameMolecule;
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (_excludeSameMolecule && !first.HasMolecules) throw new PolyMDException("the trajectory has no molecule ids; dump 'id mol type x y z' or give a data file");
        _a = _centers.Choose(first);
        _b = _partners.Choose(first);
        _counts = new int[_a.Length];
        _shares.Clear();
        _means.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Array.Clear(_counts);
        _grid.Build(frame, _b, _cutoff);
        Counter counter = new(_counts, _excludeSameMolecule ? frame.Molecules : null, _a);
        _grid.Visit(frame, _a, ref counter);
        double[] share = new double[_counts.Max() + 1];
        foreach (int n in _counts) share[n] += 1.0 / _counts.Length;
        _shares.Add(share);
        _means.Add(_counts.Average());
    }

    /// <inheritdoc/>
    public CoordinationResult Result()
    {
        int most = _shares.Max(s => s.Length);
        Measured Share(int n) => BlockAverage.Estimate([.. _shares.Select(s => n < s.Length ? s[n] : 0)]).ToMeasured("");
        return new CoordinationResult(BlockAverage.Estimate([.. _means]).ToMeasured(""), [.. Enumerable.Range(0, most).Select(Share)], _means.Count, _a.Length);
    }

    private readonly struct Counter(int[] counts, int[]? molecules, int[] centers) : IPairVisitor
    {
        public void Near(int center, int atom, double r2)
        {
            if (molecules is null || molecules[atom] == 0 || molecules[atom] != molecules[centers[center]]) counts[center]++;
        }
    }
}
