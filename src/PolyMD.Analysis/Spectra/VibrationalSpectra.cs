using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Spectra;

/// <summary>
/// Vibrational densities of states of several layers, per axis, with errors: g(ν) ∝ Σ m |v̂(ν)|², the transform of the mass-weighted velocity
/// autocorrelation (J. M. Dickey and A. Paskin, Phys. Rev. 188, 1407 (1969)), from segments of the trajectory: memory is that of one segment. Overlaps of
/// the layers tell how well their vibrations match. Errors: jackknife over segments.
/// </summary>
public sealed class VibrationalSpectra : IFrameAnalysis<VibrationalSpectraResult>
{
    private static readonly string[] s_axes = ["total", "x", "y", "z"];
    private readonly NamedSelection[] _layers;
    private readonly SegmentedSeries _series;
    private readonly FrameTimes _times;
    private MergingBlocks _sums = new(0);
    private int[][] _atoms = [];
    private double[][] _roots = [];
    private int _segments, _channels;

    /// <summary>Makes the analysis.</summary>
    /// <param name="layers">Layers, chosen in the first frame; they may share atoms.</param>
    /// <param name="segment">Frames of a segment, even: the resolution is about 1 / (segment × time between frames).</param>
    /// <param name="timeStep">Time per step, where frames carry no time.</param>
    public VibrationalSpectra(IReadOnlyList<NamedSelection> layers, int segment, double timeStep = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0) throw new PolyMDException("at least one layer is needed");
        if (layers.Select(l => l.Name).Distinct().Count() < layers.Count) throw new PolyMDException($"layers need different names, got {string.Join(", ", layers.Select(l => l.Name))}");
        (_layers, _series, _times) = ([.. layers], new SegmentedSeries(segment), new FrameTimes(timeStep));
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasVelocities) throw new PolyMDException("the trajectory has no velocities: dump 'vx vy vz'");
        if (!first.HasMasses) throw new PolyMDException("a density of states needs masses: dump a column 'mass' or give a data file");
        _atoms = [.. _layers.Select(l => l.Atoms.Choose(first))];
        _roots = [.. _atoms.Select(layer => layer.Select(i => Math.Sqrt(first.Masses[i])).ToArray())];
        _channels = 3 * _atoms.Sum(layer => layer.Length);
        _sums = new MergingBlocks(_layers.Length * 3 * _series.Bins);
        _segments = 0;
        _series.Clear();
        _times.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _times.Add(frame);
        double[] row = _series.Next(_channels);
        int start = 0;
        for (int l = 0; l < _atoms.Length; l++)
        {
            int n = _atoms[l].Length;
            for (int a = 0; a < n; a++)
            {
                Vec3 v = frame.Velocities[_atoms[l][a]] * _roots[l][a];
                // Axis by axis: neighbours in a row belong to one curve and are transformed in pairs.
                (row[start + a], row[start + n + a], row[start + 2 * n + a]) = (v.X, v.Y, v.Z);
            }
            start += 3 * n;
        }
        if (!_series.IsFull) return;
        Span<double> sums = _sums.Current;
        start = 0;
        for (int curve = 0; curve < 3 * _atoms.Length; curve++)
        {
            int n = _atoms[curve / 3].Length;
            Span<double> spectrum = sums.Slice(curve * _series.Bins, _series.Bins);
            for (int a = 0; a < n; a += 2) _series.AddPowers(start + a, a + 1 < n ? start + a + 1 : -1, spectrum);
            start += n;
        }
        _sums.EndFrame();
        _series.Advance();
        _segments++;
    }

    /// <inheritdoc/>
    public VibrationalSpectraResult Result()
    {
        if (_segments == 0) throw new PolyMDException($"a segment of {_series.Length} frames is longer than the trajectory of {_times.Count} frames");
        int bins = _series.Bins, curves = 4 * _layers.Length;
        double step = 1 / (_series.Length * _times.Spacing);
        // All curves of all layers, each with integral 1, then the two overlaps of every pair and axis.
        double[] Values(double[] sums)
        {
            List<double> values = new(curves * bins);
            for (int l = 0; l < _layers.Length; l++)
            {
                double[][] axis = [.. Enumerable.Range(0, 3).Select(k => sums.AsSpan((3 * l + k) * bins, bins).ToArray())];
                values.AddRange(Normalised([.. Enumerable.Range(0, bins).Select(k => axis[0][k] + axis[1][k] + axis[2][k])], step));
                foreach (double[] g in axis) values.AddRange(Normalised(g, step));
            }
            ReadOnlySpan<double> all = values.ToArray();
            foreach ((int a, int b) in Pairs())
            {
                for (int k = 0; k < 4; k++)
                {
                    (double common, double cosine) = Overlap(all.Slice((4 * a + k) * bins, bins), all.Slice((4 * b + k) * bins, bins), step);
                    values.Add(common);
                    values.Add(cosine);
                }
            }
            return [.. values];
        }
        Measured[] found = _sums.Estimate(Values);
        Measured[] Curve(int index) => found[(index * bins)..((index + 1) * bins)];
        LayerSpectrum[] layers = [.. _layers.Select((l, k) => new LayerSpectrum(l.Name, _atoms[k].Length, Curve(4 * k), Curve(4 * k + 1), Curve(4 * k + 2), Curve(4 * k + 3)))];
        List<SpectrumOverlap> overlaps = [];
        int at = curves * bins;
        foreach ((int a, int b) in Pairs())
            for (int k = 0; k < 4; k++, at += 2) overlaps.Add(new SpectrumOverlap(_layers[a].Name, _layers[b].Name, s_axes[k], found[at], found[at + 1]));
        return new VibrationalSpectraResult([.. Enumerable.Range(0, bins).Select(k => k * step)], layers, overlaps, _segments, _times.Count);
    }

    private IEnumerable<(int A, int B)> Pairs()
    {
        for (int a = 0; a < _layers.Length; a++)
            for (int b = a + 1; b < _layers.Length; b++) yield return (a, b);
    }

    private static double[] Normalised(double[] g, double step)
    {
        double sum = g.Sum() * step;
        return [.. g.Select(v => v / sum)];
    }

    private static (double Common, double Cosine) Overlap(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double step)
    {
        double common = 0, ab = 0, aa = 0, bb = 0;
        for (int k = 0; k < a.Length; k++)
        {
            common += Math.Min(a[k], b[k]) * step;
            ab += a[k] * b[k];
            aa += a[k] * a[k];
            bb += b[k] * b[k];
        }
        return (common, ab / Math.Sqrt(aa * bb));
    }
}
