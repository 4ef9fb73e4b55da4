using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>Distribution of coordination numbers: for every centre of every frame, the partners nearer than a cutoff (the first minimum of g(r), say). Errors by block averages over frames.</summary>
public sealed class CoordinationNumbers : IFrameAnalysis<CoordinationResult>
{
    private readonly PairSelection _pairs;
    // Shares of centres with 0 … Most − 1 partners, with Most or more, and the mean.
    private const int Most = 64;
    private RunningBlocks _shares = new(0);
    private int[] _counts = [];
    private int _highest;

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
        _shares = new RunningBlocks(Most + 2);
        _highest = 0;
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        Array.Clear(_counts);
        _pairs.Visit(frame, new Counter(_counts));
        double[] share = new double[Most + 2];
        foreach (int n in _counts)
        {
            share[Math.Min(n, Most)] += 1.0 / _counts.Length;
            share[Most + 1] += (double)n / _counts.Length;
            _highest = Math.Max(_highest, Math.Min(n, Most));
        }
        _shares.Add(share);
    }

    /// <inheritdoc/>
    public CoordinationResult Result()
    {
        Measured[] found = _shares.Measured();
        return new CoordinationResult(found[Most + 1], found[..(_highest + 1)], (int)_shares.Count, _counts.Length);
    }

    private readonly struct Counter(int[] counts) : IPairVisitor
    {
        public void Near(int center, int atom, double r2) => counts[center]++;
    }
}
