using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// Radial distribution function of atoms B about atoms A from frames: g(r) = n(r) / (N_A ρ_B 4/3π (r₊³ − r₋³)), and the running
/// coordination number n(&lt;r) per A. ρ_B is the density of possible partners, (N_B − 1)/V for A = B. Minimum image: the cutoff may not
/// exceed half of the shortest periodic box length. Pairs are counted directly: cost N_A N_B per frame, meant for ions in a polymer.
/// </summary>
public sealed class RadialDistribution : IFrameAnalysis<RdfCurve>
{
    private readonly HashSet<int> _centers, _partners;
    private readonly double _cutoff;
    private readonly long[] _histogram;
    private readonly double[] _ideal;
    private readonly bool _excludeSameMolecule;
    private int[] _a = [], _b = [];
    private int _frames;

    /// <summary>Makes the analysis.</summary>
    /// <param name="centers">Types of the central atoms.</param>
    /// <param name="partners">Types of the neighbours.</param>
    /// <param name="cutoff">Largest distance.</param>
    /// <param name="bins">Number of bins.</param>
    /// <param name="excludeSameMolecule">True to leave out pairs of the same (non-zero) molecule.</param>
    public RadialDistribution(IEnumerable<int> centers, IEnumerable<int> partners, double cutoff, int bins, bool excludeSameMolecule = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cutoff);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        _centers = [.. centers];
        _partners = [.. partners];
        _cutoff = cutoff;
        _histogram = new long[bins];
        _ideal = new double[bins];
        _excludeSameMolecule = excludeSameMolecule;
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasTypes) throw new InvalidOperationException("The trajectory has no atom types; dump 'id type x y z'.");
        if (_excludeSameMolecule && !first.HasMolecules) throw new InvalidOperationException("The trajectory has no molecule ids; dump 'id mol type x y z'.");
        _a = [.. Enumerable.Range(0, first.Count).Where(i => _centers.Contains(first.Types[i]))];
        _b = [.. Enumerable.Range(0, first.Count).Where(i => _partners.Contains(first.Types[i]))];
        if (_a.Length == 0 || _b.Length == 0)
        {
            throw new InvalidOperationException($"No {(_a.Length == 0 ? "central atoms" : "partners")} of the wanted types; the frame has types {string.Join(", ", first.Types[..first.Count].Distinct().Order())}.");
        }

        Array.Clear(_histogram);
        Array.Clear(_ideal);
        _frames = 0;
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        SimulationBox box = frame.Box;
        for (int axis = 0; axis < 3; axis++)
        {
            if (box.IsPeriodic(axis) && _cutoff > 0.5 * box.Lengths[axis] * (1 + 1e-12))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"The cutoff {_cutoff} exceeds half of the box length {box.Lengths[axis]} at step {frame.Step}."));
            }
        }

        int bins = _histogram.Length;
        double width = _cutoff / bins, cutoff2 = _cutoff * _cutoff;
        long possible = 0;
        foreach (int i in _a)
        {
            Vec3 ri = frame.Positions[i];
            int mol = frame.Molecules[i];
            foreach (int j in _b)
            {
                if (j == i || (_excludeSameMolecule && mol != 0 && frame.Molecules[j] == mol)) continue;
                possible++;
                double r2 = box.MinimumImage(frame.Positions[j] - ri).LengthSquared;
                if (r2 < cutoff2) _histogram[Math.Min(bins - 1, (int)(Math.Sqrt(r2) / width))]++;
            }
        }

        for (int b = 0; b < bins; b++)
        {
            double lo = b * width, hi = lo + width;
            _ideal[b] += possible / box.Volume * 4.0 / 3.0 * Math.PI * (hi * hi * hi - lo * lo * lo);
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
}
