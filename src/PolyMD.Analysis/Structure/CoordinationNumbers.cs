using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>Distribution of coordination numbers: for every centre of every frame, the partners nearer than a cutoff (the first minimum of g(r), say). Errors by block averages over frames.</summary>
public sealed class CoordinationNumbers : IFrameAnalysis<CoordinationResult>
{
    private readonly PairSelection _pairs;
    private readonly List<double[]> _shares = [];
    private readonly List<double> _means = [];
    private int[] _counts = [];

    /// <summary>Makes the analysis.</summary>
    /// <param name="centers">Central atoms, chosen in the first frame.</param>
    /// <param name="partners">Atoms that are counted, chosen in the first frame.</param>
    /// <param name="cutoff">Largest distance, deck unit.</param>
    /// <param name="excludeSameMolecule">True to leave out partners of the centre's own (non-zero) molecule.</param>
    public CoordinationNumbers(AtomSelection centers, AtomSelection partners, double cutoff, bool excludeSameMolecule = false) =>
        _pairs = new PairSelection(centers, partners, cutoff, excludeSameMolecule);

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        _pairs.Prepare(first);
        _counts = new int[_pairs.Centers.Length];
        _shares.Clear();
        _means.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        Array.Clear(_counts);
        _pairs.Visit(frame, new Counter(_counts));
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
        return new CoordinationResult(BlockAverage.Estimate([.. _means]).ToMeasured(""), [.. Enumerable.Range(0, most).Select(Share)], _means.Count, _counts.Length);
    }

    private readonly struct Counter(int[] counts) : IPairVisitor
    {
        public void Near(int center, int atom, double r2) => counts[center]++;
    }
}
