using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// Radial distribution function of atoms B about atoms A from frames: g(r) = n(r) / (N_A ρ_B 4/3π (r₊³ − r₋³)), and the running
/// coordination number n(&lt;r) per A. ρ_B is the density of possible partners: an atom is none of its own, nor, on request, are the atoms of
/// its molecule. Minimum image: the cutoff may not exceed half of the distance between opposite periodic faces. Errors: blocks of the trajectory.
/// </summary>
public sealed class RadialDistribution : IFrameAnalysis<RdfCurve>
{
    private readonly PairSelection _pairs;
    private readonly long[] _histogram;
    private MergingBlocks _sums = new(0);
    private long _possible;

    /// <summary>Makes the analysis.</summary>
    /// <param name="centers">Central atoms, chosen in the first frame.</param>
    /// <param name="partners">Their neighbours, chosen in the first frame.</param>
    /// <param name="cutoff">Largest distance.</param>
    /// <param name="bins">Number of bins.</param>
    /// <param name="excludeSameMolecule">True to leave out pairs of the same (non-zero) molecule.</param>
    public RadialDistribution(AtomSelection centers, AtomSelection partners, double cutoff, int bins, bool excludeSameMolecule = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        _pairs = new PairSelection(centers, partners, cutoff, excludeSameMolecule);
        _histogram = new long[bins];
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
        _pairs.Prepare(first);
        _possible = _pairs.CountPossible(first);
        // Pairs found and pairs of an ideal gas in each bin, and frames.
        _sums = new MergingBlocks(2 * _histogram.Length + 1);
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        Array.Clear(_histogram);
        _pairs.Visit(frame, new Counter(_histogram, _pairs.Cutoff));
        int bins = _histogram.Length;
        double width = _pairs.Cutoff / bins;
        Span<double> sums = _sums.Current;
        for (int b = 0; b < bins; b++)
        {
            double lo = b * width, hi = lo + width;
            sums[b] += _histogram[b];
            sums[bins + b] += _possible / frame.Box.Volume * 4.0 / 3.0 * Math.PI * (hi * hi * hi - lo * lo * lo);
        }
        sums[^1]++;
        _sums.EndFrame();
    }

    /// <inheritdoc/>
    public RdfCurve Result()
    {
        int bins = _histogram.Length;
        RdfCurve curve = Curve(_sums.Total());
        Measured[] errors = _sums.Estimate(s =>
        {
            RdfCurve part = Curve(s);
            return [.. part.G, .. part.Coordination];
        });
        return curve with { ErrorG = [.. errors[..bins].Select(m => m.StandardError)], ErrorCoordination = [.. errors[bins..].Select(m => m.StandardError)] };
    }

    /// <summary>The first shell of the curve with errors: it is sought anew with each block left out.</summary>
    /// <param name="unit">Unit of lengths.</param>
    /// <returns>Position and height of the peak, position and height of the minimum, coordination number up to there.</returns>
    public (Measured PeakPosition, Measured PeakHeight, Measured MinimumPosition, Measured MinimumHeight, Measured CoordinationNumber) FirstShell(string unit = "")
    {
        Measured[] m = _sums.Estimate(s =>
        {
            FirstShell shell = Curve(s).FindFirstShell();
            return [shell.PeakPosition, shell.PeakHeight, shell.MinimumPosition, shell.MinimumHeight, shell.CoordinationNumber];
        });
        // The minimum is a bin: it is not known better than a uniform distribution over that.
        double bin = _pairs.Cutoff / _histogram.Length / Math.Sqrt(12);
        Measured minimum = m[2] with { StandardError = Math.Sqrt(m[2].StandardError * m[2].StandardError + bin * bin), Unit = unit };
        return (m[0] with { Unit = unit }, m[1], minimum, m[3], m[4]);
    }

    private RdfCurve Curve(double[] sums)
    {
        int bins = _histogram.Length;
        double width = _pairs.Cutoff / bins, running = 0;
        double[] r = new double[bins], g = new double[bins], n = new double[bins];
        for (int b = 0; b < bins; b++)
        {
            r[b] = (b + 0.5) * width;
            g[b] = sums[bins + b] > 0 ? sums[b] / sums[bins + b] : 0;
            running += sums[b] / (sums[^1] * _pairs.Centers.Length);
            n[b] = running;
        }
        return new RdfCurve(r, g, n);
    }

    private readonly struct Counter(long[] histogram, double cutoff) : IPairVisitor
    {
        private readonly double _perWidth = histogram.Length / cutoff;

        public void Near(int center, int atom, double r2) => histogram[Math.Min(histogram.Length - 1, (int)(Math.Sqrt(r2) * _perWidth))]++;
    }
}
