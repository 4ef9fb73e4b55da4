using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// Van Hove functions (L. van Hove, Phys. Rev. 95, 249 (1954)) at chosen lags, over all origins: the self part as the distribution of displacements
/// 4πr²G_s(r,t), the distinct part as g_d(r,t) = G_d/ρ, which is g(r) at t = 0 and 1 for independent atoms; with the non-Gaussian parameter
/// α₂ = 3⟨r⁴⟩/(5⟨r²⟩²) − 1 (A. Rahman, Phys. Rev. 136, A405 (1964)). Positions of the longest lag are kept, no more. Errors: blocks of the trajectory.
/// </summary>
public sealed class VanHove : IFrameAnalysis<VanHoveResult>
{
    private readonly AtomSelection _selection;
    private readonly AtomSelection? _partnerSelection;
    private readonly int[] _lags;
    private readonly double _reach;
    private readonly int _bins;
    private readonly FrameTimes _times;
    private readonly ContinuousPaths _paths;
    private readonly PairGrid _grid = new();
    private readonly Frame _scratch = new();
    private readonly FrameWindowBuffer<Vec3> _window;
    private MergingBlocks _sums = new(0);
    private int[] _atoms = [], _partners = [], _partnerOf = [], _partnerRows = [], _centerRows = [];
    private double _pairsPerVolume;

    /// <summary>Makes the analysis.</summary>
    /// <param name="atoms">Atoms that are followed, chosen in the first frame.</param>
    /// <param name="lags">Lags in frames, ascending.</param>
    /// <param name="reach">Largest distance.</param>
    /// <param name="bins">Number of bins up to there.</param>
    /// <param name="partners">Atoms of the distinct part, chosen in the first frame; null to leave it out.</param>
    /// <param name="reference">Atoms whose centre is held still (self part); null for the frame of the cell.</param>
    /// <param name="timeStep">Time per step, where frames carry no time.</param>
    public VanHove(AtomSelection atoms, IReadOnlyList<int> lags, double reach, int bins, AtomSelection? partners = null, AtomSelection? reference = null, double timeStep = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(lags);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(reach);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        if (lags.Count == 0 || lags[0] < 0 || lags.Zip(lags.Skip(1), (a, b) => b - a).Any(d => d <= 0)) throw new PolyMDException($"lags must be ascending numbers of frames, got {string.Join(" ", lags)}");
        (_selection, _partnerSelection, _lags, _reach, _bins) = (atoms, partners, [.. lags], reach, bins);
        (_times, _paths) = (new FrameTimes(timeStep), new ContinuousPaths(reference));
        _window = new FrameWindowBuffer<Vec3>(_lags[^1] + 1);
    }

    // Per lag: origins, sum of r², sum of r⁴, self histogram, distinct histogram.
    private int Stride => 3 + 2 * _bins;

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        (_atoms, _partners) = (_selection.Choose(first), _partnerSelection?.Choose(first) ?? []);
        _paths.Begin(first);
        Dictionary<int, int> at = [];
        for (int k = 0; k < _partners.Length; k++) at[_partners[k]] = k;
        // For each followed atom its own place among the partners: an atom is none of its own.
        _partnerOf = [.. _atoms.Select(i => at.GetValueOrDefault(i, -1))];
        (_partnerRows, _centerRows) = ([.. Enumerable.Range(0, _partners.Length)], [.. Enumerable.Range(_partners.Length, _atoms.Length)]);
        (_sums, _pairsPerVolume) = (new MergingBlocks(_lags.Length * Stride), 0);
        _window.Clear();
        _times.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _times.Add(frame);
        _paths.Follow(frame);
        Vec3[] now = _window.Next(_atoms.Length);
        for (int a = 0; a < now.Length; a++) now[a] = _paths.Position(frame, _atoms[a]) - _paths.Still;
        _pairsPerVolume += (_partners.Length - (double)_partnerOf.Count(p => p >= 0) / _atoms.Length) / frame.Box.Volume;
        Span<double> sums = _sums.Current;
        bool distinct = _partners.Length > 0 && _lags[0] < _window.Count;
        if (distinct) SortPartners(frame);
        for (int l = 0; l < _lags.Length && _lags[l] < _window.Count; l++)
        {
            Span<double> part = sums.Slice(l * Stride, Stride);
            Vec3[] then = _window[_lags[l]];
            part[0]++;
            for (int a = 0; a < now.Length; a++)
            {
                double r2 = (now[a] - then[a]).LengthSquared;
                part[1] += r2;
                part[2] += r2 * r2;
                int bin = (int)(Math.Sqrt(r2) / _reach * _bins);
                if (bin < _bins) part[3 + bin]++;
            }
            if (distinct) Distinct(then, part[(3 + _bins)..]);
        }
        _sums.EndFrame();
    }

    /// <inheritdoc/>
    public VanHoveResult Result()
    {
        double width = _reach / _bins, spacing = _times.Spacing;
        if (_times.Count <= _lags[^1]) throw new PolyMDException($"the longest lag of {_lags[^1]} frames needs more than the {_times.Count} frames there are");
        double density = _pairsPerVolume / _times.Count;
        Measured[] all = _sums.Estimate(s =>
        {
            double[] v = new double[_lags.Length * (2 + 2 * _bins)];
            for (int l = 0; l < _lags.Length; l++)
            {
                ReadOnlySpan<double> part = s.AsSpan(l * Stride, Stride);
                int at = l * (2 + 2 * _bins);
                double displacements = part[0] * _atoms.Length, r2 = part[1] / displacements;
                v[at] = r2;
                v[at + 1] = r2 > 0 ? 3 * part[2] / displacements / (5 * r2 * r2) - 1 : 0;
                for (int b = 0; b < _bins; b++)
                {
                    double lo = b * width, hi = lo + width;
                    v[at + 2 + b] = part[3 + b] / displacements / width;
                    v[at + 2 + _bins + b] = part[3 + _bins + b] / displacements / (density * 4.0 / 3 * Math.PI * (hi * hi * hi - lo * lo * lo));
                }
            }
            return v;
        });
        Measured[] Slice(int lag, int from, int count) => all[(lag * (2 + 2 * _bins) + from)..(lag * (2 + 2 * _bins) + from + count)];
        int n = _lags.Length;
        return new VanHoveResult(
            [.. _lags.Select(l => l * spacing)], [.. Enumerable.Range(0, _bins).Select(b => (b + 0.5) * width)], [.. Enumerable.Range(0, n).Select(l => Slice(l, 0, 1)[0])], [.. Enumerable.Range(0, n).Select(l => Slice(l, 1, 1)[0])],
            [.. Enumerable.Range(0, n).Select(l => Slice(l, 2, _bins))], _partners.Length > 0 ? [.. Enumerable.Range(0, n).Select(l => Slice(l, 2 + _bins, _bins))] : [], _atoms.Length, _times.Count);
    }

    // Partners where they are now, the same for all lags.
    private void SortPartners(Frame frame)
    {
        _scratch.Resize(_partners.Length + _atoms.Length);
        (_scratch.Box, _scratch.Step) = (frame.Box, frame.Step);
        for (int k = 0; k < _partners.Length; k++) _scratch.Positions[k] = _paths.Position(frame, _partners[k]);
        _grid.Build(_scratch, _partnerRows, _reach);
    }

    // Partners about where the followed atoms were.
    private void Distinct(Vec3[] then, Span<double> sums)
    {
        for (int a = 0; a < then.Length; a++) _scratch.Positions[_partners.Length + a] = then[a] + _paths.Still;
        double[] found = new double[_bins];
        Counter counter = new(found, _partnerOf, _reach);
        _grid.Visit(_scratch, _centerRows, ref counter);
        for (int b = 0; b < _bins; b++) sums[b] += found[b];
    }

    private readonly struct Counter(double[] histogram, int[] own, double reach) : IPairVisitor
    {
        public void Near(int center, int atom, double r2)
        {
            if (own[center] != atom) histogram[Math.Min(histogram.Length - 1, (int)(Math.Sqrt(r2) / reach * histogram.Length))]++;
        }
    }
}
