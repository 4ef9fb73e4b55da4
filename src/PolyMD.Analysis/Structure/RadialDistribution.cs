using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// Radial distribution function of atoms B about atoms A from frames: g(r) = n(r) / (N_A ρ_B 4/3π (r₊³ − r₋³)), and the running
/// coordination number n(&lt;r) per A. ρ_B is the density of possible partners: an atom is none of its own, nor, on request, are the atoms of
/// its molecule. Minimum image: the cutoff may not exceed half of the distance between opposite periodic faces.
/// </summary>
public sealed class RadialDistribution : IFrameAnalysis<RdfCurve>
{
    private readonly AtomSelection _centers, _partners;
    private readonly double _cutoff;
    private readonly long[] _histogram;
    private readonly double[] _ideal;
    private readonly bool _excludeSameMolecule;
    private readonly PairGrid _grid = new();
    private int[] _a = [], _b = [];
    private long _possible;
    private int _frames;

    /// <summary>Makes the analysis.</summary>
    /// <param name="centers">Central atoms, chosen in the first frame.</param>
    /// <param name="partners">Their neighbours, chosen in the first frame.</param>
    /// <param name="cutoff">Largest distance.</param>
    /// <param name="bins">Number of bins.</param>
    /// <param name="excludeSameMolecule">True to leave out pairs of the same (non-zero) molecule.</param>
    public RadialDistribution(AtomSelection centers, AtomSelection partners, double cutoff, int bins, bool excludeSameMolecule = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cutoff);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        _centers = centers;
        _partners = partners;
        _cutoff = cutoff;
        _histogram = new long[bins];
        _ideal = new double[bins];
        _excludeSameMolecule = excludeSameMolecule;
    }

    /// <summary>Makes the analysis for atom types.</summary>
    /// <param name="centers">Types of the central atoms.</param>
    /// <param name="partners">Types of the neighbours.</param>
    /// <param name="cutoff">Largest distance.</param>
    /// <param name="bins">Number of bins.</param>
    /// <param name="excludeSameMolecule">True to leave out pairs of the same (non-zero) molecule.</param>
    public RadialDistribution(IEnumerable<int> centers, IEnumerable<int> partners, double cutoff, int bins, bool excludeSameMolecule = false)
        : this(AtomSelection.OfTypes(centers), AtomSelection.OfTypes(partners), cutoff, bins, excludeSameMolecule)
    {
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (_excludeSameMolecule && !first.HasMolecules) throw new PolyMDException("the trajectory has no molecule ids; dump 'id mol type x y z' or give a data file");
        _a = _centers.Choose(first);
        _b = _partners.Choose(first);
        _possible = PossiblePairs(first);
        Array.Clear(_histogram);
        Array.Clear(_ideal);
        _frames = 0;
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _grid.Build(frame, _b, _cutoff);
        Counter counter = new(_histogram, _cutoff, _excludeSameMolecule ? frame.Molecules : null, _a);
        _grid.Visit(frame, _a, ref counter);
        int bins = _histogram.Length;
        double width = _cutoff / bins;
        for (int b = 0; b < bins; b++)
        {
            double lo = b * width, hi = lo + width;
            _ideal[b] += _possible / frame.Box.Volume * 4.0 / 3.0 * Math.PI * (hi * hi * hi - lo * lo * lo);
        }

        _frames++;
    }

    /// <inheritdoc/>
    public RdfCurve Result()
    {
        int bins = _histogram.Length;
        double width = _cutoff / bins, running = 0;
        double[] r = new double[bins], g = new double[bins], n = new double[bins];
        for (int b = 0; b < bins; b++)
        {
            r[b] = (b + 0.5) * width;
            g[b] = _ideal[b] > 0 ? _histogram[b] / _ideal[b] : 0;
            running += _frames > 0 ? _histogram[b] / ((double)_frames * _a.Length) : 0;
            n[b] = running;
        }

        return new RdfCurve(r, g, n);
    }

    private long PossiblePairs(Frame frame)
    {
        HashSet<int> partners = [.. _b];
        Dictionary<int, int> inMolecule = [];
        if (_excludeSameMolecule) foreach (int j in _b) inMolecule[frame.Molecules[j]] = inMolecule.GetValueOrDefault(frame.Molecules[j]) + 1;
        long pairs = 0;
        foreach (int i in _a)
        {
            bool together = _excludeSameMolecule && frame.Molecules[i] != 0;
            pairs += _b.Length - (together ? inMolecule.GetValueOrDefault(frame.Molecules[i]) : partners.Contains(i) ? 1 : 0);
        }
        return pairs;
    }

    private readonly struct Counter(long[] histogram, double cutoff, int[]? molecules, int[] centers) : IPairVisitor
    {
        private readonly double _perWidth = histogram.Length / cutoff;

        public void Near(int center, int atom, double r2)
        {
            if (molecules is not null && molecules[atom] != 0 && molecules[atom] == molecules[centers[center]]) return;
            histogram[Math.Min(histogram.Length - 1, (int)(Math.Sqrt(r2) * _perWidth))]++;
        }
    }
}
